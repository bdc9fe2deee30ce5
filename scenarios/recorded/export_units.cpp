// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/export_units.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace headroom::recorded {

namespace {

/// In small letters. GB is what prices of bytes are by; AWS's is 2^30 bytes whether it is written GB or GiB.
constexpr std::array<std::string_view, 24> kOtherBytes{
    "b",   "byte", "bytes", "kb",  "mb",  "tb",        "pb",        "eb",        "kib",  "mib",  "tib",  "pib",
    "eib", "kbs",  "mbs",   "tbs", "bit", "kilobytes", "megabytes", "terabytes", "bits", "kbit", "mbit", "gbit"};

constexpr std::array<std::string_view, 4> kPricedBytes{"gb", "gib", "gigabyte", "gigabytes"};

/// What a unit may have besides its words and this does not multiply out: another measure than the price's.
constexpr std::array<std::string_view, 11> kScales{"k",  "m",           "mm",           "mn", "mio",         "bn",
                                                   "ms", "millisecond", "milliseconds", "us", "microseconds"};

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 3'600;
constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kMonth = -1;  ///< of 28 to 31 days
constexpr std::int64_t kYear = -2;

/// Words of time and how many seconds they are.
constexpr std::array<std::pair<std::string_view, std::int64_t>, 23> kTimes{
    {{"second", 1},       {"seconds", 1},       {"sec", 1},          {"secs", 1},       {"s", 1},
     {"minute", kMinute}, {"minutes", kMinute}, {"min", kMinute},    {"mins", kMinute}, {"hour", kHour},
     {"hours", kHour},    {"hr", kHour},        {"hrs", kHour},      {"h", kHour},      {"day", kDay},
     {"days", kDay},      {"week", 7 * kDay},   {"weeks", 7 * kDay}, {"month", kMonth}, {"months", kMonth},
     {"mo", kMonth},      {"year", kYear},      {"years", kYear}}};

constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> kCounts{{{"thousand", 1'000},
                                                                            {"thousands", 1'000},
                                                                            {"million", 1'000'000},
                                                                            {"millions", 1'000'000},
                                                                            {"billion", 1'000'000'000},
                                                                            {"billions", 1'000'000'000}}};

using Words = std::vector<std::string>;

/// "GB-Mo" is {"gb", "mo"}.
Words wordsOf(std::string_view text) {
    Words words(1);
    for (const char c : text) {
        if (c == '-' || c == '/' || c == ' ' || c == '(' || c == ')')
            words.emplace_back();
        else
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    std::erase(words, "");
    return words;
}

template <std::size_t kSize>
std::optional<std::int64_t> numberOf(const std::array<std::pair<std::string_view, std::int64_t>, kSize>& known,
                                     std::string_view word) {
    const auto it = std::ranges::find(known, word, &std::pair<std::string_view, std::int64_t>::first);
    return it == known.end() ? std::nullopt : std::optional(it->second);
}

/// The time that a unit is by: the last word of "Lambda-GB-Second".
std::optional<std::int64_t> timeOf(const Words& words) {
    return words.empty() ? std::nullopt : numberOf(kTimes, words.back());
}

template <std::size_t kSize>
bool holdsAny(const Words& words, const std::array<std::string_view, kSize>& of) {
    return std::ranges::any_of(words, [&](const std::string& word) { return std::ranges::find(of, word) != of.end(); });
}

bool countsOtherwise(const std::string& word) {
    return numberOf(kCounts, word) ||
           std::ranges::any_of(word, [](const unsigned char c) { return std::isdigit(c) != 0; });
}

/// Whether the words of a unit measure something else than those of the price: bytes where no bytes are priced or the
/// other way round, no time where the price is by time, or a multiple that is not told by a number in front.
bool measuresOther(const Words& words, const Words& priced) {
    if (words.empty()) return false;
    if (holdsAny(words, kOtherBytes) || holdsAny(words, kScales) || std::ranges::any_of(words, countsOtherwise))
        return true;
    const bool bytes = holdsAny(words, kPricedBytes);
    const bool pricedBytes = holdsAny(priced, kPricedBytes);
    const bool time = timeOf(words).has_value();
    if (bytes != pricedBytes && (bytes || !time)) return true;
    return !time && timeOf(priced);
}

base::Error bad(std::string what) { return {base::Errc::BadInput, "", std::move(what)}; }

base::Result<pricing::Decimal> times(const pricing::Decimal& quantity, pricing::Int128 count, const std::string& unit) {
    const auto product = pricing::checkedMultiply(quantity.mantissa, count);
    if (!product) return bad("\"" + unit + "\" is a unit beyond what a bill can hold");
    return pricing::reduced({*product, quantity.scale});
}

std::size_t leadingDigits(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && std::isdigit(static_cast<unsigned char>(text[digits])) != 0) ++digits;
    return digits;
}

/// The size of the pieces that a unit counts: "64k" of "64K-Chunks" and of "64 KB chunks"; empty for any other unit.
std::string chunkSize(std::string_view unit) {
    const Words words = wordsOf(unit);
    if (words.size() < 2 || (words.back() != "chunks" && words.back() != "chunk")) return "";
    std::string size;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) size += words[i];
    const std::size_t digits = leadingDigits(size);
    constexpr std::array<std::string_view, 6> kSizes{"k", "kb", "kib", "m", "mb", "mib"};
    const bool sized = digits > 0 && std::ranges::find(kSizes, size.substr(digits)) != kSizes.end();
    return sized ? size.substr(0, digits + 1) : "";
}

/// How many the letter behind a number stands for, as in "1M requests"; nothing for one that is none of these.
std::optional<std::int64_t> countOf(char letter) {
    if (letter == 'K' || letter == 'k') return 1'000;
    if (letter == 'M') return 1'000'000;
    return letter == 'B' ? std::optional<std::int64_t>(1'000'000'000) : std::nullopt;
}

/// What a unit begins with, and how many characters say it.
struct Leading {
    std::string_view digits;
    std::int64_t times = 1;
    std::size_t length = 0;
};

/// Nothing where the number is not told from what is counted. No length where there is no number.
std::optional<Leading> leadingOf(std::string_view unit) {
    const std::size_t digits = leadingDigits(unit);
    if (digits == 0) return Leading{};
    const auto isBreak = [&](std::size_t at) { return at + 1 < unit.size() && (unit[at] == ' ' || unit[at] == '-'); };
    if (isBreak(digits)) return Leading{unit.substr(0, digits), 1, digits + 1};
    const auto times = digits < unit.size() ? countOf(unit[digits]) : std::nullopt;
    if (!times || !isBreak(digits + 1)) return std::nullopt;
    return Leading{unit.substr(0, digits), *times, digits + 2};
}

/// The number that a unit begins with ("1000000 Requests", "1M requests"), taken from its text; 1 where there is none.
base::Result<pricing::Int128> leadingNumber(std::string_view& text, const std::string& unit) {
    const auto leading = leadingOf(text);
    if (!leading) return bad("\"" + unit + "\" is no unit: a whole number, a space and what is counted");
    if (leading->length == 0) return pricing::Int128{1};
    const auto number = pricing::parseDecimal(leading->digits);
    const auto product =
        number && number->scale == 0 ? pricing::checkedMultiply(number->mantissa, leading->times) : std::nullopt;
    if (!product) return bad("\"" + unit + "\" is a unit beyond what a bill can hold");
    text.remove_prefix(leading->length);
    return *product;
}

/// How often the price's time goes into a longer one; a month's hours are the caller's to say.
std::optional<PricedQuantity> inTime(const pricing::Decimal& quantity, std::int64_t time, std::int64_t priced) {
    const bool month = priced == kMonth;
    const std::int64_t step = month ? kHour : priced;
    if (time <= 0 || step <= 0 || time % step != 0) return std::nullopt;
    const auto product = pricing::checkedMultiply(quantity.mantissa, time / step);
    if (!product) return std::nullopt;
    return PricedQuantity{pricing::reduced({*product, quantity.scale}), month};
}

}  // namespace

bool isUnit(const std::string& unit) { return !chunkSize(unit).empty() || leadingOf(unit).has_value(); }

base::Result<PricedQuantity> inPricedUnits(const pricing::Decimal& quantity, const std::string& unit,
                                           const std::string& priced) {
    const base::Error other = bad("is counted in \"" + unit + "\", and priced by " + priced + ": give it so");
    if (const std::string chunk = chunkSize(unit); !chunk.empty()) {
        if (chunk != chunkSize(priced)) return other;
        return PricedQuantity{quantity};
    }
    std::string_view text = unit;
    const auto number = leadingNumber(text, unit);
    if (!number) return number.error();
    Words words = wordsOf(text);
    auto result = times(quantity, *number, unit);
    if (const auto count = words.empty() ? std::nullopt : numberOf(kCounts, words.front()); result && count) {
        result = times(*result, *count, unit);
        words.erase(words.begin());
    }
    if (!result) return result.error();
    const Words pricedWords = wordsOf(priced);
    if (measuresOther(words, pricedWords)) return other;
    const auto time = timeOf(words);
    const auto pricedTime = timeOf(pricedWords);
    if (!time || time == pricedTime) return PricedQuantity{*result};
    const auto converted = pricedTime ? inTime(*result, *time, *pricedTime) : std::nullopt;
    if (!converted) return other;
    return *converted;
}

}  // namespace headroom::recorded
