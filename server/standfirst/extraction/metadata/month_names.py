"""The months in the languages that news is written in, with their common short forms (Unicode CLDR)."""
# ruff: noqa: E501  # a table whose lines are languages

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# One line a language, twelve groups of names; Slavic languages and Greek in the genitive of dates, too.
_TABLE = """
january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec
januar jänner|februar feber|märz mär|april|mai|juni|juli|august|september|oktober okt|november|dezember dez
janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre|octobre|novembre|décembre déc
enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre|octubre|noviembre|diciembre dic
gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre set|ottobre ott|novembre|dicembre
janeiro|fevereiro fev|março|abril|maio|junho|julho|agosto|setembro|outubro out|novembro|dezembro
januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december
januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december
januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember des
januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta
stycznia sty|lutego lut|marca|kwietnia kwi|maja|czerwca cze|lipca lip|sierpnia sie|września wrz|października paź|listopada lis|grudnia gru
ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince
januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra
január|február|március|április|május|június|július|augusztus|szeptember|október|november|december
ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie
siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenoga|prosinca
ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık
января янв|февраля фев|марта мар|апреля апр|мая май|июня июн|июля июл|августа авг|сентября сен|октября окт|ноября ноя|декабря дек
січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня
януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември
јануар|фебруар|март|април|мај|јун|јул|август|септембар|октобар|новембар|децембар
ιανουαρίου ιαν|φεβρουαρίου φεβ|μαρτίου μαρ|απριλίου απρ|μαΐου μαϊ|ιουνίου ιουν|ιουλίου ιουλ|αυγούστου αυγ|σεπτεμβρίου σεπ|οκτωβρίου οκτ|νοεμβρίου νοε|δεκεμβρίου δεκ
januari|februari|maret|april|mei|juni|juli|agustus agu|september|oktober|november|desember
يناير|فبراير|مارس|أبريل ابريل|مايو|يونيو|يوليو|أغسطس اغسطس|سبتمبر|أكتوبر اكتوبر|نوفمبر|ديسمبر
ינואר בינואר|פברואר בפברואר|מרץ במרץ|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר
जनवरी|फरवरी फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर
"""

MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for line in reversed(_TABLE.strip().splitlines())
        for number, names in enumerate(line.split("|"), start=1)
        for name in names.casefold().split()
    }
)
"""A month's name in lower case to its number."""
