# ruff: noqa: E501
"""Units and money that both languages write alike: symbols and codes. Names of units stand in each language's file."""

from __future__ import annotations

# {canonical unit: symbols}; letters are compared as printed, for "M" is no "m".
SYMBOLS = {
    "percent": "% ٪ ％ pc pct",
    "degree celsius": "°C ºC ℃ °c ºc C", "degree fahrenheit": "°F ºF ℉ °f", "degree": "° º", "kelvin": "K",
    "kilometre": "km kms Km KM", "metre": "m mts", "centimetre": "cm", "millimetre": "mm", "micrometre": "μm µm um", "nanometre": "nm",
    "mile": "mi", "foot": "ft ′", "inch": "in ″ \"", "yard": "yd yds", "nautical mile": "nmi",
    "kilometre per hour": "km/h kph kmh kmph km/hr KPH", "mile per hour": "mph MPH", "metre per second": "m/s", "mile per gallon": "mpg",
    "square kilometre": "km2 km² sqkm km^2", "square metre": "m2 m² sqm m^2", "square foot": "sqft ft2 ft²", "square mile": "mi2 mi²", "cubic metre": "m3 m³ m^3", "square centimetre": "cm2 cm² cm^2",
    "hectare": "ha", "acre": "ac",
    "kilogram": "kg kgs Kg KG", "gram": "g gr", "milligram": "mg", "microgram": "μg µg mcg", "tonne": "t", "pound-mass": "lb lbs", "ounce": "oz",
    "litre": "L l", "millilitre": "ml mL ML", "centilitre": "cl cL", "decilitre": "dl",
    "second": "s sec secs", "minute": "min mins", "hour": "h hr hrs", "millisecond": "ms",
    "watt": "W", "kilowatt": "kW KW", "megawatt": "MW", "gigawatt": "GW", "terawatt": "TW", "watt hour": "Wh", "kilowatt hour": "kWh kwh KWh", "megawatt hour": "MWh", "gigawatt hour": "GWh", "terawatt hour": "TWh",
    "milliampere-hour": "mAh", "ampere": "A", "volt": "V", "ohm": "Ω", "joule": "J", "kilojoule": "kJ", "newton metre": "Nm", "horsepower": "hp HP PS bhp-", "brake horsepower": "bhp", "foot pound-force": "lb-ft",
    "hertz": "Hz", "kilohertz": "kHz", "megahertz": "MHz", "gigahertz": "GHz", "decibel": "dB db",
    "byte": "B", "kilobyte": "kB KB", "megabyte": "MB", "gigabyte": "GB gb", "terabyte": "TB", "megabit per second": "Mbps", "gigabit per second": "Gbps", "gigabyte-": "GiB",
    "revolutions per minute": "rpm RPM", "pascal": "Pa", "kilopascal": "kPa", "gigapascal": "GPa", "hectopascal": "hPa", "millibar": "mb", "bar": "bar",
    "calorie": "cal", "kilocalorie": "kcal", "parts-per-million": "ppm", "parts-per-billion": "ppb", "basis point": "bps bp", "megapixel": "MP",
    "teraelectronvolt": "TeV", "gray": "Gy", "milligray": "mGy", "picometre": "pm-", "megayear": "Ma", "ton per day": "tpd", "year": "yr yrs", "tablespoon": "tbsp", "teaspoon": "tsp",
    "pence": "p",
}  # fmt: skip

# Written before the number; {canonical currency: signs and codes}.
CURRENCY_PREFIXES = {
    "dollar": "$ US$ $US U$S U$D USD USD$ us$", "canadian dollar": "C$ $C CAD CA$ CAN$ CAD$", "australian dollar": "A$ $A AU$ AUD AUD$", "new zealand dollar": "NZ$ $NZ NZD NZD$",
    "hong kong dollar": "HK$ $HK HKD", "singapore dollar": "S$ SGD", "taiwan dollar": "NT$", "brazilian real": "R$ BRL", "mexican peso": "MX$ MXN$ Mex$ MXN", "argentine peso": "AR$ ARS", "peso": "Ps Ps.",
    "pound sterling": "£ GBP PS", "euro": "€ EUR", "japanese yen": "¥ JPY Y=", "chinese yuan": "CNY RMB", "indian rupee": "₹ Rs Rs. INR", "malaysian ringgit": "RM MYR", "russian rouble": "₽ RUB", "turkish lira": "₺ TRY", "ukrainian hryvnia": "₴ UAH",
    "south korean won": "₩ KRW", "israeli shekel": "₪ ILS NIS", "philippine peso": "₱ PHP", "thai baht": "฿ THB", "vietnamese dong": "₫ VND", "nigerian naira": "₦ NGN", "swiss franc": "CHF Fr", "south african rand": "ZAR", "swedish krona": "SEK", "norwegian krone": "NOK", "danish krone": "DKK", "indonesian rupiah": "Rp IDR",
    "polish zloty": "PLN", "bitcoin": "₿ BTC", "saudi riyal": "SAR", "uae dirham": "AED Dh", "kenyan shilling": "KES", "colombian peso": "COP", "chilean peso": "CLP", "peruvian sol": "PEN S/",
}  # fmt: skip
# What text folded to ASCII has for a sign; before a small whole number it is a name ("PS5").
FOLDED_SIGNS = "PS"
# Signs and codes that may stand after the number too ("1,200€", "110 JPY").
CURRENCY_SUFFIXES = "€ EUR USD US$ $ £ GBP JPY ¥ CHF CAD AUD NZD HKD SGD MYR SEK NOK DKK PLN MXN BRL INR RMB CNY RUB ARS COP CLP ZAR KRW ILS BTC"
