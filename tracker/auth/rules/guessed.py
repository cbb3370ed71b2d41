"""What Vietnamese offices choose first as a password, written without tones, the likeliest first."""

_LISTED = """
matkhau anhyeuem emyeuanh yeuem yeuanh conyeume yeume yeucon iloveyou vietnam toiyeuvietnam vietnamvodich hanoi saigon
hochiminh hcm tphcm danang haiphong bacninh tuson hue cantho nghean thanhhoa quangninh khongbiet khongco khongnho
quenmatkhau doimatkhau matkhaumoi matma dangnhap taikhoan quantri quantrivien admin canbo congchuc vienchuc chuyenvien
nhanvien lanhdao truongphong phophong chutich phochutich bithu phobithu thuky vanphong vanphonguybanhdnd ubnd hdnd
uyban ubndxa ubndphuong ubndthixa thixa thanhpho phuong huyen quan tinh thiuy huyenuy tinhuy danguy congan quandoi
diachinh taichinh noivu tuphap thanhtra yte giaoduc ketluan nhiemvu hoinghi congviec baocao chidao nguyen tran pham
hoang huynh phan dang bui duong nguyenvan nguyenthi tranvan tranthi levan lethi phamvan phamthi hoangvan vuvan
vuthi anh binh chau cuong dung duc giang ha hai hang hanh hien hoa hung huong khanh lan linh loan long mai minh
nam nga ngoc nhung phuc quang quynh son tam thanh thao thu thuy tien trang trung tuan tung van vinh yen xinchao
chaoban camon maymanh hanhphuc giadinh thanhcong phattai locphat sinhnhat muaxuan muahe muathu muadong tinhyeu
emyeu anhyeu vochong bome conyeu concuatoi khongaibiet bimat motnamhai motnhaiba motbahaibon hoilamgi adminadmin
""".split()  # noqa: SIM905 - a list of words reads better without quotes

VIETNAMESE: tuple[str, ...] = tuple(_LISTED)
