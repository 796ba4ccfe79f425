"""News pages written for these tests."""

from __future__ import annotations

HARBOUR = (
    "The harbour of Lindmar will close to cargo ships next spring, the council decided on Tuesday after nine hours of "
    "debate. Ferries and fishing boats may stay.",
    "The port authority had asked for the closure since 2019, when a crane fell into the basin. Repairs would have cost "
    "41 million euros, more than the town earns in a year. Two banks refused the loan.",
    "Dock workers learned of the vote from the radio. Some 280 of them will be offered places in the new terminal at "
    "Ostrand, forty kilometres up the coast, but the union says that half of its members have no way to get there.",
    "The mayor promised a swimming beach on the old quay by the summer of 2027. Engineers have warned that the mud there "
    "holds heavy metals, and that nobody should bathe before it has been taken away.",
)
HARBOUR_IN_ARABIC = (
    "قرر مجلس بلدية لندمار يوم الثلاثاء إغلاق المرفأ القديم أمام سفن الشحن في الربيع المقبل بعد نقاش دام تسع ساعات. "
    "وسيُسمح للعبّارات وقوارب الصيد بالبقاء.",
    "وكانت سلطة الميناء قد طلبت الإغلاق منذ عام 2019 عندما سقطت رافعة في الحوض. وكانت الإصلاحات ستكلف 41 مليون يورو، "
    "وهو أكثر مما تكسبه المدينة في عام كامل. ورفض مصرفان منح القرض.",
    "وعلم عمال الميناء بنتيجة التصويت من الإذاعة. وستُعرض على نحو 280 منهم وظائف في المحطة الجديدة في أوستراند على بعد "
    "أربعين كيلومترا، لكن النقابة تقول إن نصف أعضائها لا يملكون وسيلة للوصول إلى هناك.",
    "ووعد رئيس البلدية بشاطئ للسباحة على الرصيف القديم بحلول صيف 2027. وحذّر مهندسون من أن الطين هناك يحتوي على معادن "
    "ثقيلة، وأنه لا ينبغي لأحد أن يسبح قبل إزالته.",
)
STYLE = (
    "<style>body{margin:0;font:18px/1.6 Georgia,serif;background:#fff;color:#222}main,nav,footer{max-width:680px;"
    "margin:0 auto;padding:1rem 20px}h1{font-size:2.2em;line-height:1.15}"
    "@media(prefers-color-scheme:dark){body{background:#141414;color:#ddd}a{color:#9cf}}</style>"
)


def news_page(
    paragraphs: tuple[str, ...] = HARBOUR,
    *,
    title: str = "Lindmar closes its harbour",
    language: str = "en",
    direction: str = "ltr",
    head: str = STYLE,
    extra: str = "",
) -> str:
    """Build a plain news page, without any widget."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width">{head}</head><body>'
        f'<nav aria-label="Sections"><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f"<main><article><h1>{title}</h1>{text}</article>{extra}</main><footer>© Lindmar Post</footer></body></html>"
    )
