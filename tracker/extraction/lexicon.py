"""Words of office Vietnamese, as data: verbs of orders, cues of speaking, signs that something is no order.

All entries are toneless lower case unless said otherwise; they are grammar and office usage, never names.
"""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The entries of a block of text, one phrase between commas."""
    return frozenset(" ".join(part.split()) for part in text.replace("\n", " ").split(",") if part.strip())


#: Verbs with which an order's action begins (one or two words).
VERBS = words("""
    ban giao, ban hanh, bao cao, bao dam, bao ve, bam sat, bien soan, binh on, bo tri, bo sung, boi duong, boc tham, cai tao,
    cam ket, cam moc, cam lai, can doi, cap, cap nhat, cap phat, cap nhat, chan chinh, cham dut, chap hanh, chi dao, chi tra, chinh trang,
    chiu trach nhiem, cho, chot, chu dong, chu tri, chu trong, chuan bi, chung nhan, chuyen, chuyen doi, cong bo,
    cong khai, cung co, cung cap, cu, cuong che, danh gia, dam bao, dang ky, dau noi, dau tu, day manh, day nhanh,
    de xuat, di doi, dieu chinh, dieu tra, dinh chi, dinh chinh, dinh ky, doi chieu, doi thoai, don doc, dong cua,
    du thao, dua, duy tri, dung, duyet, dien tap, don dep, du kien, dau tranh, do dac, dao tao, dan, dua vao,
    gan, giai ngan, giai phong, giai quyet, giai toa, giai trinh, giam, giam sat, giam tru, gia co, giao, giu, giu vung, gop y, gui, go, gioi thieu, gui lai, giu gin,
    han che, hoan chinh, hoan thanh, hoan thien, hoan tra, hop, ho tro, huong dan, huy dong, hoc tap,
    kiem diem, kiem dem, kiem ke, kiem soat, kiem tra, kien toan, kien quyet, kien nghi, keu goi, ket hop, ket nap, ket thuc, khac phuc, khai thac, khai thong, khao sat, khen thuong, khep kin,
    khoi cong, khoi phuc, khoanh vung, khan truong, khong de, khong duoc, kham, khuyen cao, ky, ky cam ket, ke khai, kich hoat,
    lam, lam viec, lam ro, lam sach, lam tot, lap, lap xong, lap dat, lay, lay mau, lay y kien, len, lien he, lua chon, luu, lam thu tuc, lanh dao,
    mo, mo rong, mo lop, mua sam, moi, minh bach, miet mai,
    nam, nam chac, nam bat, nang cao, nang cap, nap, nao vet, neu cao, nghiem cam, nghiem thu, nghien cuu, ngan chan, nhan rong, nhac nho,
    niem yet, no luc, nop, nghiem tuc, nhap, nau,
    on dinh, phan bo, phan cong, phan dau, phan loai, phan tich, phan cong, phat dong, phat hien, phat huy, phat trien, phat, phe binh, phe duyet,
    pho bien, phoi hop, phong chong, phong ngua, phuc tra, phun, phu, phai, phu hop, phan anh, phan nen,
    quan ly, quan tam, quan triet, quan trac, quyet dinh, quyet liet, quyet toan, quy hoach,
    ra, ra quan, ra soat, rut, rut kinh nghiem, ra lai, rut ngan,
    san xuat, sap xep, so hoa, so ket, sua chua, sua, som, sang loc, san sang,
    tai dinh cu, tam dung, tang cuong, tap huan, tap trung, tham dinh, tham muu, thanh lap, thanh toan, thanh tra, thao go, thao do, thay, thay the, theo doi, thi cong, thi hanh, thiet ke,
    thong bao, thong ke, thu, thu hoi, thu gom, thu dung, thu phi, thuc hien, thuong xuyen, thu hut, thuc day, thue, thi diem, thu nghiem, tich cuc, tiep cong dan, tiep dan, tiep nhan, tiep thu, tiep tuc, tim, tinh,
    to chuc, to giac, tong hop, tong ket, tong ra soat, tong ve sinh, tra, tra loi, tra lai, trang tri, trang bi, trien khai, trien khai ngay, trinh, tra soat, tro giup,
    truc, truc tiep, trung cau, truy thu, truy tim, truy vet, tuyen truyen, tuyen chon, tuyen dung, tu choi, tu kiem tra, tu ra soat, tuan tra, tuan thu, tham gia, thong nhat, tang, trong, trao doi, thuyet phuc, tham van, thu nop, thu xep,
    uu tien, ung, ung dung, van dong, van hanh, ve sinh, vao cuoc, vet, xac dinh, xac minh, xac nhan, xay dung, xem xet, xem lai, xet, xet xu, xin,
    xoa, xu ly, xu phat, xuc tien, xep loai, xep, xong, xet duyet, tao dieu kien, tao, nghien cuu, nhan, lua, tien hanh, thong tin, xa hoi hoa, dau gia, ghep, ke bien, lam tot, thay doi, dieu dong, dieu chuyen, luan chuyen, bao tri, bao duong, nap tien, chuan hoa, quet, chia, don, bo, phuc vu, khoi to, truy to, to cao, tham hoi, tang qua, cham lo, cham soc, khuyen khich, dong vien, bien dong, thuc thi, ren luyen, hoc, noi, ket noi, tai lap, ap dung, dat, gan bien, nghi, ngung, quyen gop, len lich, cu the hoa, cong chung, dinh gia, bau, ung pho, ung truc, phat quang, khoi thong, son lai, son ke, son vach, lap lai, dung lai, lam moi, ve lai,
    ke, ve, vot, tuoi, tiem, phan, xu, giai, rai, lat, dao, dap, doi, ha, treo, thao, do, cam, chat, cat, tia, tha, tham, tiep, viet, in, dang, dong, loc, giup, gop, khoan, hut, bom, xa, chon, cho, dau, soat, ra, khoi, nao, dep, duoi, bat, ban, mua, thi, hoan, chi, keo, day, khoa, lap, dan, cham, bu, huy, tu, xay, do, don, nghi,
    bai bo, bai nhiem, ban bac, ban thao, bao hanh, bao lanh, bao ton, bat giu, bieu duong, binh xet, bo nhiem, boi thuong,
    cach ly, cai dat, cam bien, canh bao, canh gac, cat giam, cat tia, cham diem, chap thuan, che chan, chi dinh, chinh ly, cho phep,
    chong ung, chot chan, chuyen giao, chuyen tra, co dong, cong nhan, cung ung, cuu tro, da dang hoa, dan nhan, dang huong,
    dang tai, dau thau, day lui, de cao, di chuyen, dieu hoa, dieu tri, dinh huong, do dau, doi chat, don gian hoa, dong bo, dong tho,
    du bao, du phong, du tru, duy tu, gia han, giai dap, giai the, giam dinh, giam ho, giam thieu, giao ban, giao nhan, gieo cay,
    gin giu, hien dai hoa, hien thuc hoa, hieu chinh, hoa giai, hoach dinh, hoan tat, hoan ung, hop nhat, huan luyen,
    huong nghiep, huong ung, huy bo, keo giam, ket chuyen, khai bao, khanh thanh, khoi day, khoi dong, khop noi, kich cau,
    kiem dinh, ky ket, lang nghe, lap danh sach, loai bo, long ghep, luu tru, mien nhiem, minh bach hoa, moi goi, moi thau,     nhap lieu, niem phong, nuoi duong, phan bien, phan khai, phan lan, phan luong, phan tuyen, phan vung, phat thanh, phong toa, phu xanh,
    phuc dap, phuc hoi, phun tru, phung duong, quang ba, quay ton, ra pha, ra quet, ran de, san gat, san lap, sap nhap, sat hach,
    siet chat, so tan, soat xet, son ke, sua doi, tai co cau, tai khoi dong, tai tham dinh, tam giu, tam soat, tam ung, tat toan, tham du,
    tham luan, tham nhua, tham quan, tham tra, thanh ly, that chat, thi tuyen, thu giu, thu hoach, thu thap, thu tien, thue khoan,
    thuong thao, tich thu, tiem phong, tiep song, tiep xuc, tiet giam, tiet kiem, tieu huy, tieu ung, tinh gian, tinh toan, toa dam,
    ton tao, ton vinh, tong kiem tra, trai nhua, tran ap, trao tang, treo bang ron, treo co, tri an, triet pha, tro cap, trong giu,
    truc ban, trung tu, truy quet, truyen thong, tu van, tuyen sinh, ung cuu, ung ho, van chuyen, van dung, xac lap, xay moi, xep hang,
    xet nghiem, xin y kien, xoa bo, xu tri, co giai phap, co phuong an, co bien phap, co ke hoach, co che tai, co hinh thuc, co lo trinh,
    can thiep, tac dong, rs, bc, xl, gq, tm, hd, ph, ktra, rsoat, pha do, dap tat, tat, bat, pha, nho, gom, va, gac, canh, cuu, day, dap, rua, chang, chong, tach, gop, nhat, boc, dot, cham, binh, cai, goi, nhan, hen, hoi, nhac, lop, vay, gian, tuyet doi khong, kien quyet khong, nhat thiet khong, ra, soat, lo, doi, dung, gieo, triet xoa, pha bo, phoi thuoc, buoc, neu ro
""")

#: Behind a unit these go on with its name or say what is: no order begins with them.
NO_ACTION = words("""
    là, có, đã, được, về, của, ở, tại, cho, với, và, thuộc, trực, nêu, trên, này, đang, chưa, vẫn, còn, bị, mới, do, vì, nếu, như, theo, thì,
    mà, để, đến, từ, trong, ngoài, khi, sau, trước, hoặc, hay, cũng, rất, đều, nói, cho biết, trình bày, nhất trí, đồng ý, tham dự, dự, ghi
""")

#: Verbs of one syllable, toned: without tones most of them are other words too.
SHORT_VERBS = words("""
    cấp, cho, chốt, chuyển, cử, đưa, dừng, duyệt, gắn, giảm, giao, giữ, gửi, gỡ, họp, khám, ký, làm, lập, lấy, lên, lưu, mở, mời, nắm,
    nạp, nộp, phát, phạt, phun, phủ, ra, rút, sửa, thay, thu, thuê, tìm, tính, trả, trình, trực, tăng, trồng, xét, xin, xóa, xếp, tạo,
    nhận, đặt, đổ, đón, dọn, bỏ, chia, quét, ghép, học, nối, ngừng, nghỉ, bầu, xây, không, cấm, kẻ, vẽ, vớt, tưới, tiêm, tuyển,
    xử, rải, lát, đào, đắp, đổi, hạ, treo, tháo, dỡ, cắm, chặt, cắt, tỉa, thả, tặng, thăm, tiếp, viết, in, đăng, đóng,
    lọc, giúp, góp, đo, khoan, hút, bơm, xả, chôn, chở, đấu, phải, ứng, tra, dẹp, đuổi, bắt, rà, soát, lo, dời, dựng, chốt, gieo, xuất, nhập,
    bán, mua, dùng, buộc, sớm, kéo, đẩy, khóa, lắp, dán, bù, hủy, xem, tắt, bật, phá, nhổ, gom, rs, bc, xl, gq, tm, hd, khui, nạo, vá, thả, gác, canh, cứu, dạy, dập, rửa, sấy, chằng, chống, trám, đục, hàn, đúc, nén, tách, gộp, nhặt, rút, bóc, đốt, chấm, bình, tính, cài, gọi, nhắn, hẹn, hỏi, nhắc, mang, chuyên, cõng, khoanh, vây, bám, theo, vá, lợp, chằng, gia, di, trám, đệ, dồn, dãn, giãn
""")

#: Nouns and sayings whose first syllable is such a verb; toned, like them.
NO_VERBS = words("""
    cử tri, cấp ủy, cấp xã, cấp huyện, cấp tỉnh, cấp trên, cấp cơ sở, giao thông, giao dịch, giao lưu, thu nhập, học sinh, học kỳ, học phí,
    học viên, trực tuyến, trực thuộc, trình độ, trình tự, phát biểu, phát ngôn, lập trường, tính chất, tính mạng, thay mặt, tăng trưởng, cho rằng,
    cho biết, cho đến, không khí, không gian, ra đời, nhận định, nhận thức, nhận xét, bắt đầu, xét thấy, in ấn phẩm, đo lường, tạo hóa, đóng quân
""")

#: Words that may stand before the verb without changing that it is an order.
ADVERBS = words("""
    khan truong, som, ngay, tiep tuc, chu dong, phai, can, thuong xuyen, nghiem tuc, tich cuc, quyet liet, kip thoi, truc tiep, dinh ky,
    hang tuan, hang thang, hang quy, hang nam, tap trung, cung, deu, phan dau, co trach nhiem, chiu trach nhiem, la dau moi, lam dau moi,
    khong, ko, kien quyet, tuyet doi, cao do, toan luc, dong bo, manh me, linh hoat, quan tam, tuyet doi khong, khong duoc, nhanh chong, co gang, no luc, cham nhat, tuan toi, dong thoi, can tiep tuc, tung buoc, som
""")

#: After an action with one of these the next comma holds a follow-up of the same work, not another item.
FOLLOW_UPS = words("""
    trinh, bao cao, gui, nop, hoan thanh, xong, ban giao, cong bo, ket thuc, khong de, tranh, dam bao, bao dam, thoi gian, han, cham nhat, nham, de, gop phan,
    lam co so, lam can cu, phuc vu, tao, dua vao, thong bao, khong, xong truoc, dut diem, tham muu, de xuat, kip thoi, nhat la, trong do, gan voi, theo, bao gom, qua, ke ca, phan dau
""")

#: A clause that begins like this says what is or was, or quotes; toned, because tones tell them apart.
NOT_ORDERS = re.compile(
    r"(?:đã |đang |được |vẫn |mới |còn |có (?!giải pháp|phương án|biện pháp|kế hoạch|chế tài|hình thức|lộ trình)|chưa |là |đến nay|không có |nghe |hiện |chủ trì (?:hội nghị|cuộc họp|buổi)|phát biểu|kết thúc (?:buổi|hội nghị|cuộc)|đồng chí (?:mong|tin|cảm|chúc)|thay mặt|kết luận (?:tại|hội nghị|cuộc)|tại (?:hội nghị|cuộc họp|buổi)|tham gia ý kiến|góp ý|(?:(?:sáng|chiều|tối),? )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? \(?\d{1,2}[/.]\d{1,2}\)?:? (?:họp|dự|đ/c|đồng chí|tiếp|làm việc|kiểm tra)|tính đến|trong đó có|ước |đạt |ghi nhận|biểu dương|đánh giá cao|đánh giá |cảm ơn|"
    r"hoan nghênh|khen |chúc |tin tưởng|mong |bày tỏ|khẳng định|cho rằng|cho biết|nhất trí|đồng ý|thống nhất|cơ bản (?:nhất trí|đồng ý|thống nhất)|"
    r"tiếp thu|theo (?:khoản|điều|luật|nghị định|nghị quyết|quy định|thông tư|đồng chí|quyết định)|căn cứ|điều \d|khoản \d|luật |"
    r"nguyên nhân|do |vì |mặc dù|tuy |tuy nhiên|tuy vậy|song |nhờ |sau khi|trường hợp|vụ việc|kết quả|tổng số|số tiền|"
    r"nếu |từ đó|qua đó|xem xét (?:báo cáo|đề nghị|tờ trình|công văn|văn bản)\s(?:số|của|tại)|xét (?:đề nghị|tờ trình)|nhận được|nhìn nhận|quy định|nhắc lại|hội nghị |cuộc họp |buổi làm việc|cùng dự|tham dự|dự họp|dự hội nghị|thành phần|lịch |thư ký|"
    r"trên đây|kết luận này|văn bản này|thông báo này|biên bản|nơi nhận|lưu|ngày \d{1,2}(?!\d| (?:tháng cuối|hằng|hàng|mỗi))|sáng ngày|chiều ngày|sáng \d|chiều \d|kính |tm\.|t/m|tl\.|kt\.)"
)
#: Somewhere in the clause: it is done, it is praise, it reports.
SAYS_DONE = re.compile(
    r"\b(?:đã (?:được |có |nộp|hoàn thành|thực hiện|giao|trình|chỉ đạo|ban hành|tổ chức|xử lý|đạt|thu|bàn giao|nghiêm túc|cấp|đưa|lập|họp|nghiệm thu|thông qua|đối thoại|tháo|khắc phục|bố trí|hoạt động|phối hợp|phê bình|xử phạt|làm)|"
    r"đạt \d|tăng \d|giảm \d|ước đạt|bằng \d+(?:,\d+)?%)"
)
#: Figures of what was reached; without a deadline such a clause reports.
FIGURES = re.compile(r"\b(?:đạt|tăng|giảm|ước đạt|bằng|chiếm|được) (?:gần |trên |hơn )?\d")
#: A section under such a heading reports and orders nothing.
REPORT_HEADINGS = re.compile(
    r"\b(?:danh gia|ket qua(?! (?:giao ban|cuoc hop|hoi nghi|lam viec))|tinh hinh|diem lai|thuc trang|uu diem|(?<!khac phuc )(?<!xu ly )(?<!giai quyet )(?:ton tai|han che)|quan diem|muc tieu|lich (?:cong tac|tuan|lam viec)(?!.*\bviec giao)|lich$|noi dung da xong|diem (?:lai )?(?:cong )?viec|kiem diem (?:cong )?viec|viec da|"
    r"thanh phan|can cu|da xong|tuan qua|nguyen nhan|bai hoc|bao cao$|noi nhan|bien dong)\b"
)
#: A section under such a heading orders.
ORDER_HEADINGS = re.compile(
    r"\b(?:ket luan|kl\b|nhiem vu|viec giao|giao (?:them|viec|trong)|giai phap|to chuc thuc hien|chi dao|phan cong|noi dung giao|cong viec|phuong huong|trong tam|yeu cau|thoi gian toi|tiep theo|trien khai)\b"
)
#: A section under such a heading holds the words of those who ask.
ASK_HEADINGS = re.compile(r"\b(?:y kien|kien nghi|de xuat|thao luan|phat bieu)\b(?!.*ket luan)")
#: Behind this line comes who receives a copy and who signs.
FOOTER = re.compile(
    r"^\s*(?:nơi nhận|trên đây là|cuộc họp kết thúc|t/m |tm\. |tl\. |kt\. |thừa lệnh|thư ký\s*:|nơi gửi)",
    re.IGNORECASE,
)


#: A clause that begins like this is nobody's work of its own.
NO_ITEM = re.compile(
    r"(?:(?:[^;,.]{0,60}\b)?(?:thong )?bao (?:de|den|toi|cac)\b.{0,60}\bbiet\b|ve viec\b|chiu trach nhiem (?:neu|truoc)|neu (?:co )?(?:kho khan|vuong mac|phat sinh)|trong qua trinh (?:trien khai|thuc hien)[^;]{0,12}neu |[^;,]{0,60}(?:kho khan|vuong mac)[^;,]{0,30} (?:thi )?(?:phan anh|bao cao)|(?:yeu cau|de nghi) (?:cac|thu truong) [^;]{0,60}(?:nghiem tuc|khan truong)? ?(?:to chuc )?(?:trien khai|thuc hien|trien khai thuc hien)(?: (?:nghiem tuc|thong bao nay|ket luan nay|cong van nay|cac noi dung tren))*$|chu dong trien khai theo chuc nang|de biet,|thong bao de)"
)
