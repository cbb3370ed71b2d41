"""What a task is about: a weighted lexicon over the toneless words of the clause, its heading behind it."""

from __future__ import annotations

import re
from functools import cache

from tracker.core.labels import Topic

#: Phrases by topic; a longer phrase says more. Toneless, with "|" between them.
LEXICON: dict[Topic, str] = {
    Topic.LAND: "quan ly dat dai|lan chiem|lan dat|lan, chiem|dat cong|dat cong ich|thu hoi dat|giay chung nhan quyen su dung|gcn qsdd|cap giay chung nhan|dat nong nghiep|chuyen muc dich|dat bai boi|dat xen ket|vi pham dat dai|lan muong|hanh lang kenh|dat dai|ho so dia chinh|dia chinh|do dac|thua dat|tranh chap dat|lan kenh|giay chung nhan",
    Topic.LAND_ALLOTMENT: "dat dan cu dich vu|dat dich vu|dat dcdv|dcdv|giao dat|boc tham|tai dinh cu|dau gia|lo dat|dau gia quyen su dung dat|dat o|tach thua|gia khoi diem|suat dat",
    Topic.SITE_CLEARANCE: "giai phong mat bang|gpmb|boi thuong|kiem dem|chi tra tien|nhan tien|ban giao mat bang|thu hoi dat thuc hien du an|ho chua nhan tien|don gia hoa mau|ho tro boi thuong|phuong an boi thuong|mat bang",
    Topic.CONSTRUCTION_ORDER: "trat tu xay dung|ttxd|xay dung trai phep|khong phep|sai phep|quy hoach|cap phep xay dung|cap phep xd|giay phep xay dung|cong trinh vi pham|hanh lang|xay tuong bao|san lap|cam moc|quy hoach phan khu",
    Topic.TRANSPORT: "giao thong|tuyen duong|duong tinh|duong 2|quoc lo|cau |via he|den tin hieu|o ga|mat duong|vach son|bien bao|hanh lang duong bo|duong vanh dai|duong lien|nga tu|xe buyt|tai trong|duong giao thong|cai tao duong|nang cap duong|duong thon",
    Topic.ENVIRONMENT: "moi truong|rac|rac thai|lo dot|bai rac|o nhiem|nuoc thai|khi thai|chat thai|ve sinh moi truong|thu gom|kenh muong o nhiem|tong ve sinh|quan trac|xa thai|khoi bui|sat lo|lang nghe gay o nhiem|cay xanh moi truong|ve sinh|nao vet",
    Topic.URBAN: "do thi|my quan|chinh trang|chieu sang|bong den|thoat nuoc|via he|cay xanh|tieu chi do thi|nang hang do thi|ha tang ky thuat|cong vien|cap nuoc|quang cao|ngap ung|cao ap|ha tang|len thanh pho|tieu chi thanh pho|tieu chi phuong|loai do thi",
    Topic.INVESTMENT: "dau tu cong|von dau tu|giai ngan|no dong|xdcb|xay dung co ban|nha thau|nghiem thu|quyet toan du an|cong trinh trong diem|du an dau tu|ke hoach von|thi cong|goi thau|trung han|cong trinh|can doi nguon von|tong muc dau tu|khoi cong|tien do du an|kh von",
    Topic.BUDGET: "ngan sach|thu ngan sach|thue|du toan|no thue|chi thuong xuyen|quyet toan ngan sach|thu chi|tiet kiem chi|hoa don|tien thue dat|khoan thu|kinh phi|nguon thu|chong that thu|le phi|cap bo sung|huy dong|khoan huy dong|thu qua",
    Topic.ECONOMY: "san xuat|doanh nghiep|nong nghiep|cum cong nghiep|khu cong nghiep|lang nghe|ho kinh doanh|thi truong|cho |thuong mai|dich benh gia suc|lua|vu dong|vu xuan|thuy loi|nong thon moi|ocop|chan nuoi|kinh te|tang truong|hop tac xa|hang hoa|cong nghiep|hoa mau|de bao|thu dong|mua vu|giong|ngan man|thuy san|tieu chi nong thon moi",
    Topic.COMPLAINTS: "tiep cong dan|tiep dan|don thu|khieu nai|to cao|kntc|kien nghi cu tri|doi thoai|phan anh cua cong dan|khieu kien|don ton|vuot cap|dong nguoi",
    Topic.INSPECTION: "thanh tra|ket luan thanh tra|sau thanh tra|kiem toan|kien nghi kiem toan|ket luan so|hoan tra|thu hoi tien|phuc tra|chi sai|giai trinh|nop ngan sach|thu hoi ve ngan sach|vi pham kinh te|hoi dong ky luat|kiem diem trach nhiem|ke toan|giam tru quyet toan|giam sat dau tu cua cong dong|kiem tra viec thuc hien|ke bien",
    Topic.PARTY: "chi bo|dang vien|dang uy|to chuc dang|xay dung dang|dan van|mat tran|ket nap|sinh hoat chi bo|nghi quyet dai hoi|hoc tap va lam theo|dai hoi|cap uy|kiem tra dang|ky luat dang|luan chuyen can bo|to chuc co so dang|cong tac dang|chuyen de hoc tap|uy ban kiem tra|nghi quyet cua dang|bao cao tong ket cong tac xdd|xdd|giam sat chuyen de|quan triet nghi quyet|khoi dai doan ket",
    Topic.SECURITY: "an ninh|trat tu an toan|quan su|toi pham|phao|dan quan|nghia vu quan su|nvqs|giao quan|pccc|phong chay|chay no|an ninh trat tu|antt|quoc phong|noi chinh|ma tuy|can cuoc|tuan tra|chua chay|camera an ninh|cu tru|tam tru|truy to|xet xu|tin that thiet|an toan giao thong|loi thoat nan|tham nhung|tuyen quan|chay rung|cac vu viec tren dia ban|trom cap|nha tro|vu khi",
    Topic.SOCIAL: "an sinh|ho ngheo|giam ngheo|nguoi co cong|ncc|lao dong|viec lam|tre em|gia dinh chinh sach|bao tro|btxh|tang qua|nha o cho ho|tet|xuat khau lao dong|bao hiem|nguoi cao tuoi|ho can ngheo|nhu yeu pham|tro cap|mai am|liet si|thuong binh|xoa nha tam|cuu tro|day nghe",
    Topic.EDUCATION: "giao duc|hoc sinh|truong hoc|giao vien|nam hoc|lop 1|tuyen sinh|mam non|tieu hoc|thcs|khai giang|hoc ba|sach giao khoa|day them|si so|hoc truc tuyen|ky thi|truong chuan|pho cap|day va hoc|tach truong|hk i|thi vao",
    Topic.HEALTH: "y te|dich benh|tiem|vac xin|covid|khu cach ly|an toan thuc pham|attp|ve sinh an toan thuc pham|kham chua benh|sot xuat huyet|phun khu khuan|tay chan mieng|phong dich|phong chong dich|suc khoe|benh vien|lay mau|than nhiet|cach ly|bo bao|nguoi ve tu vung dich|chuyen hoc|tram y te|khu khuan|phong, chong dich|truy vet|hien mau|dan so",
    Topic.CULTURE: "van hoa|the thao|le hoi|tuyen truyen|di tich|van nghe|truyen thanh|thong tin co so|gia dinh van hoa|nep song|nha van hoa|phat thanh|bang ron|chuyen muc|du lich|bao chi|thu vien|phong trao|co dong|treo co|truyen thong|phan loai rac tai nguon|dang tai|dua tin",
    Topic.ADMINISTRATION: "cai cach hanh chinh|cchc|ky luat|ky cuong|bien che|to chuc bo may|chuong trinh cong tac|bao cao tong ket|thi dua|khen thuong|bau cu|tuyen dung|cong chuc|can bo|danh gia xep loai|dao duc cong vu|mot cua|thu tuc hanh chinh|tthc|ke hoach cong tac|truc lanh dao|ruou bia|nguoi dung dau|sap nhap|de an|chi tieu|don doc|theo doi|cu tri|nghi quyet|ho so luu dong|phu cap|gio hanh chinh|noi quy|ket qua thuc hien|tinh gian|nhiem vu con lai|xu phat vi pham hanh chinh|vi tri viec lam|kp, thon|bau truong|diem bo phieu|khu vuc bo phieu",
    Topic.DIGITAL: "chuyen doi so|phan mem|so hoa|cong dich vu cong|dich vu cong truc tuyen|dinh danh|co so du lieu|chu ky so|ung dung|cntt|cong nghe thong tin|truc tuyen muc|may tinh|cong nghe so|tro ly ao|ky nang so|du lieu|muc 4|dvc|thuong mai dien tu|hoa don dien tu|an toan thong tin|cong thong tin|van ban dien tu|mang xa hoi|khong dung tien mat|binh dan hoc vu so|so suc khoe dien tu",
}  # fmt: skip


@cache
def _patterns() -> tuple[tuple[Topic, re.Pattern[str]], ...]:
    compiled = []
    for topic, entries in LEXICON.items():
        phrases = sorted({entry.strip() for entry in entries.split("|")}, key=len, reverse=True)
        compiled.append(
            (
                topic,
                re.compile(r"\b(?:" + "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in phrases) + r")\b"),
            )
        )
    return tuple(compiled)


def scores(folded: str) -> dict[Topic, tuple[float, int, int]]:
    """For each topic that occurs: its weight, and where its longest phrase stands.

    A phrase of several words weighs more than one word; what comes first is the object and weighs a
    little more than what follows.
    """
    found: dict[Topic, tuple[float, int, int]] = {}
    size = max(1, len(folded))
    for topic, pattern in _patterns():
        weight, best = 0.0, (0, 0)
        for match in pattern.finditer(folded):
            here = (1 + 0.8 * match.group().count(" ")) * (1.15 - 0.3 * match.start() / size)
            weight += here
            if match.end() - match.start() > best[1] - best[0]:
                best = match.span()
        if weight:
            found[topic] = (weight, *best)
    return found


def choose(
    clause: dict[Topic, tuple[float, int, int]], heading: dict[Topic, tuple[float, int, int]]
) -> tuple[Topic, tuple[int, int] | None]:
    """The topic of a clause: its own words decide, the heading only where they leave it open.

    Returns the topic and where the words stand in the clause, None for the heading's.
    """
    best, most = None, 0.0
    for topic, (weight, _, _) in clause.items():
        total = weight + 0.45 * heading.get(topic, (0.0, 0, 0))[0]
        if total > most:
            best, most = topic, total
    if best is not None:
        return best, clause[best][1:]
    if heading:
        return max(heading, key=lambda topic: heading[topic][0]), None
    return Topic.ADMINISTRATION, None
