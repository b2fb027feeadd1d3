/**
 * Of which words a plain statement of openness is made, in the syntax of `content/policy/access.yaml`, whose
 * `limits` and `plain` add to these. They are words of three languages, and no archive's rules. Words that also
 * name what is described ("family papers", "death records") are no limits by themselves.
 */

/** Whatever says no, not yet, not all, not always or not by itself. One of them anywhere, and nothing opens. */
export const LIMITS: readonly string[] = [
  '(không|chưa|chẳng|nên|mong muốn|cấm|chỉ|trừ|đừng|ngoại lệ|loại trừ|hết hạn|thu hồi|hủy bỏ|bãi bỏ|đình chỉ|hoãn|từ chối|phản đối)',
  '(chờ|đợi|dừng|ngừng|ngưng|tạm dừng|tạm thời|tạm hoãn|tạm đóng|tạm khóa|xem xét|cân nhắc|đề nghị|đề xuất|kiến nghị|dự kiến|dự định|sắp)',
  '(đang xét|đang làm|đang lập|đang soát|đang rà)',
  '(khi|nếu|sau|trước|kể từ|tính từ|cho đến|cho tới|đến năm|đến ngày|thời hạn|lần lượt|từng bước|tối thiểu|ít nhất)',
  '(nội bộ|từng|riêng|nhưng|tuy nhiên|hay không|có nên|bản che|che tên|rút gọn|bản tóm tắt|tiêu đề)',
  '(hạn chế|giới hạn|điều kiện|bảo mật|bí mật|mật|niêm phong|nhạy cảm)',
  '(phải|cần có|cần xin|xin phép|xin ý kiến|đồng ý|chấp thuận|phê duyệt|thẩm quyền|ủy quyền|giấy giới thiệu|yêu cầu|thỏa thuận)',
  '(qua đời|đã mất|tùy|miễn là|trường hợp|đặt trước|đăng ký trước)',
  '(not|no|nor|never|neither|none|nobody|cannot|without|only|solely|exclusively)',
  '(isn t|aren t|can t|won t|don t|doesn t|wasn t|weren t|mustn t|shouldn t)',
  '(until|till|after|before|pending|once|when|whenever|while|if|whether|provided|providing|subject to|depending|depends|conditional|conditions|on condition|upon|as of|as from|effective|starting|beginning)',
  '(prohibited|prohibits|prohibit|forbidden|denied|declined|refused|banned|closed|closes|closure|close|sealed|embargo|embargoed|restrict|restricted|restricts|restriction|restrictions|limit|limits|limited|limitation|limitations|withheld|withdrawn|suspended|ceased|revoked|discontinued|exempt|exempted)',
  '(generally|usually|normally|typically|varies|vary|may require|may need|might|must|need|needs|needed|require|requires|required|requirement|requirements)',
  '(permission|permissions|permitted|consent|approval|approved|authorization|authorisation|authorized|authorised|on request|request access|appointment|arrangement|arrangements|notice|password|discretion|case by case|supervision|supervised|affidavit|per agreement|deed of gift)',
  '(confidential|privacy|sensitive|secret|classified|vetted|vetting|reviewed|under review|screened|processing|unprocessed|missing|lost|unavailable|inaccessible|fragile|brittle)',
  '(temporarily|temporary|yet|still|soon|later|future|delay|delayed|eventually|will|shall|would|expected|planned|intended|proposed|anticipated|scheduled|considered|lifetime|living person|living persons|death of|his death|her death|their death|deceased|expire|expires|expiration|expiry)',
  '(however|but|although|though|despite|instead|rather|less|copying|photocopying|photocopies|reproduction|reproductions|reproduced|copies are made|copies may be|publication of|to publish|quotation|quoted)',
  '(pas|non|ne|ni|aucun|aucune|jamais|sauf|hormis|excepté|exceptés|exceptées|à l exclusion|seul|seule|seuls|seules|seulement|uniquement|exclusivement)',
  '(après|avant|dès que|dès le|dès lors|quand|lorsque|lorsqu|si|à partir|à compter|au terme|à l issue|à l expiration|jusqu|délai|délais|tant que|bientôt|provisoirement|temporairement)',
  '(sous|réserve|soumis|soumise|soumises|subordonnée|subordonné|autorisation|dérogation|demande|rendez vous|accord|restreint|restreinte|limité|limitée|réservé|réservée|réservés|réservées|fermé|fermée|interdit|interdite|suspendu|suspendue)',
  '(confidentiel|confidentielle|confidentiels|confidentielles|classifié|classifiée|classifiés|classifiées|secrets|scellé|scellés)',
  '(vie privée|sera|seront|serait|mais|toutefois|cependant|décès|cinquante|soixante|vingt|cent)',
];

/** Whatever says that a part is meant, or all but a part. A text with one of them is not open as a whole. */
export const PARTS: readonly string[] = [
  '(một phần|một số|phần nào|phần lớn|hầu hết|đa số|còn lại|khác|chủ yếu|về cơ bản)',
  '(some|part|parts|partial|partially|partly|portion|portions|half|most|mostly|mainly|majority|many|few|several|selected|certain|others|other|remaining|remainder|rest|redacted|abridged|excerpts)',
  '(unless|otherwise|except|excepted|excepting|exception|exceptions|excluding|excludes|excluded|exclude|save for|apart from|barring)',
  '(partie|partiellement|certains|certaines|quelques|plupart|autres|autre|reste|majorité)',
];

/** Persons to whom something may be kept: harmless in what is described, not in whom it is open to. */
export const PERSONS: readonly string[] = [
  '(cán bộ|nhân viên|viên chức|công chức|lãnh đạo|đảng viên|thành viên|thân nhân|gia đình|người thân|cơ quan có|đơn vị)',
  '(staff|member|members|employee|employees|faculty|affiliates|affiliated|family|families|heirs|donor|donors|officials)',
  '(membres|personnel|agents|ayants droit|famille|familles|donateur|fonctionnaires)',
];

/** Directly before words that open they put it off, or say that it ought to be. */
export const DELAYS: readonly string[] = ['(sẽ|tạm|mới|cần|thể|còn|có)'];

/** Verbs of a statement: what stands before them is what it speaks of. So does "no" of a phrase such as "no restrictions". */
export const VERBS: readonly string[] = [
  '(được|là|is|are|been|can be|may be|est|sont|peut être|peuvent être|no|not|never|without|with no|free|sans|ne|không|chẳng)',
];

/** What may stand beside words that open without taking anything back: whom, for what, what, and how much. */
export const PLAIN: readonly string[] = [
  '(tài liệu|hồ sơ|văn bản|phông|khối|sưu tập|toàn bộ|toàn văn|nội dung|tất cả|mọi|mọi người|các|những|này|trên đây|thuộc|thuộc diện|diện|loại|nhóm|lưu trữ)',
  '(tại phòng đọc|chế độ|mức độ|mức|hình thức|tình trạng|quyền|tiếp cận|truy cập|sử dụng|khai thác|phục vụ|công bố|là|đã|được|được phép|cho phép|cho|và|đối với|để|nhằm|với|hoàn toàn|rộng rãi|tự do|miễn phí|trực tuyến|bản số|trên mạng|trên internet|qua mạng|qua internet|mạng internet)',
  '(công chúng|độc giả|bạn đọc|người đọc|người dân|nhân dân|nhà nghiên cứu|nghiên cứu|học tập|tra cứu|tham khảo|tổ chức|cá nhân|cơ quan tổ chức|có nhu cầu|nhu cầu|xã hội|toàn xã hội|toàn dân)',
  '(the|this|these|that|all|any|entire|whole|a|an|its|their|of|for|to|by|and|or|both|as|well|is|are|has|have|been|be|it|they|there|now|currently|presently|fully|freely|immediately|directly|completely|with)',
  '(open|available|accessible|access|on access|to access|regarding access|of access|on use|use|used|uses|viewing|view|listening|inspection|consultation|consulted|study|research|researchers|researcher|scholars|scholar|users|user|readers|reader|patrons|visitors|students|everyone|anyone|everybody|public|general|members of the public|purposes|purpose|online|onsite|on site|remotely|digitally|digitized|digitised)',
  '(collection|collections|series|subseries|subgroup|group|material|materials|record|records|paper|papers|file|files|item|items|folder|folders|box|boxes|document|documents|fonds|archives|archive|transcript|transcripts|interview|interviews|audio|video|oral history)',
  '(tous|toute|toutes|tout|au|aux|à|le|la|les|l|d|de|du|des|un|une|ce|cet|cette|ces|public|lecteurs|chercheurs|usagers|et|ou|pour|par|est|sont|il|elle|ils|elles|fonds|dossier|dossiers|document|documents|pièce|pièces|article|articles|ensemble|intégralité|série|accès|consultation|communication|recherche|de plein droit|immédiatement|librement|intégralement|en ligne|en salle de lecture)',
];

/** What leads to the name of a place; its words are not looked at, save for limits and persons. */
export const PLACES: readonly string[] = [
  '(tại|ở|trong|trên|qua) * (phòng đọc|trung tâm|kho|lưu trữ|thư viện|bảo tàng|chi cục|cổng|trang|website|địa chỉ)',
  '(in|at|on|via|through|within) * (reading room|room|library|libraries|archive|archives|museum|center|centre|department|university|institute|office|website|websites|internet|online|database|portal|catalog|catalogue|microfilm|microfilms|microform|digital library|special collections|digital collections|entirety)',
  '(dans|à|au|aux|en|sur) * (salle|archives|bibliothèque|musée|site|portail|internet|ligne)',
];

/** What leads to the name of a rule. */
export const RULES: readonly string[] = [
  '(theo|căn cứ|chiếu theo) * (thông tư|luật|nghị định|quyết định|quy định|quy chế|điều|khoản|công văn|danh mục)',
  '(under|according to|in accordance with|pursuant to|by) * (act|law|statute|regulation|regulations|policy)',
  '(en application|conformément|selon|en vertu) * (article|articles|code|loi|arrêté|décret|dispositions)',
];

/** A rule that has neither a number nor such a name leaves open what it says: "theo quyết định của Giám đốc". */
export const NAMED_RULES: readonly string[] = [
  '(luật lưu trữ|luật tiếp cận|luật ban hành|archives act|code du patrimoine)',
];

/** Within the name of a place or rule they go on with the statement: for whom it is open. */
export const FOR_WHOM: readonly string[] = [
  '(cho|đối với|dành cho|phục vụ|bởi|với)',
  '(to|for|by|with|among)',
  '(aux|pour|par|avec)',
];

/** Names of houses in which such a word stands: "Center for Photography". */
export const NAMED_FOR: readonly string[] = [
  '(center|centre|library|institute|museum|archive|archives|foundation|school|department|society|fund) for',
];

/** What a statement of openness may be about instead of what is described: aids to it, copies of it, the house. */
export const OTHER_THINGS: readonly string[] = [
  '(mục lục|danh mục|bản sao|bản chụp|bản trích|bản in|ảnh chụp|phòng đọc|thư viện|kho|trung tâm|công cụ tra cứu|thông tin)',
  '(finding aid|finding aids|guide|index|indexes|inventory|inventories|catalog|catalogue|container list|database)',
  '(copy|copies|duplicate|duplicates|surrogate|surrogates|microfilm|microfilms|microfiche|original|originals|information|details)',
  '(reading room|reading rooms|library|stacks|shelves|office|building|equipment|staff)',
  '(inventaire|inventaires|répertoire|instrument de recherche|instruments de recherche|copie|copies|reproduction|salle|salles|informations)',
];
