"""What no page may say, in any of the four languages."""

from __future__ import annotations

import re
from typing import Final


def _any_of(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


# No text for a Kyrgyz day after 2024-07-30 may say that selling sex is no offence.
NO_OFFENCE: Final = _any_of(
    r"not an offence|no offence|not illegal|is legal\b|not punish|is allowed for",
    r"не является правонарушением|не правонарушение|не наказыва|не запрещен|разрешено",
    r"құқық бұзушылық емес|жазаланбайды|тыйым салынба|рұқсат етілген",
    r"укук бузуу эмес|жазаланбайт|тыюу салынба|уруксат берилген",
)
# Whether somebody is guilty, only a court says.
GUILT: Final = _any_of(
    r"\bguilty|\binnocent",
    r"(?<!заведомо не)виновн|невинн",  # but the official name of an article of officers
    r"кінәлі|кінәсіз|айыптысыз|жазықсыз",
    r"күнөөлүү|күнөөсүз|айыптуу|айыпсыз",
)
# Prices, tariffs and praise of the work are elements of offences.
PRICE: Final = _any_of(
    r"\bprices?\b|\btariff|\bper hour\b|\bhourly\b|how much you take",
    r"\bцен[аыеу]\b|прайс|тариф|расценк|в час\b",
    r"\bбағасы|\bтариф|сағатына",
    r"\bбаасы|\bсаатына",
)
# What is said to police asserts nothing about place, work, money or other people.
ASSERTED: Final = _any_of(
    r"\bsex|\bclient|\bmoney|\bflat\b|\bprostitut|\bI work|\bservices?\b|\bfriend",
    r"секс|клиент|деньг|денег|квартир|проститу|работаю|услуг|подруг",
    r"секс|клиент|\bақша|пәтер|жезөкше|жұмыс істеймін|қызмет көрсет|құрбы",
    r"секс|кардар|акча|батир|сойку|иштейм|кызмат көрсөт|курбу",
)
EVERYWHERE: Final = {"guilt": GUILT, "price": PRICE}
