// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/quantity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

#include "scenarios/document/problem.hpp"

namespace headroom::format {

namespace {

struct Unit {
    std::string_view name;
    std::int64_t factor;
};

constexpr std::array kTimeUnits{Unit{"ns", 1},
                                Unit{"us", 1'000},
                                Unit{"ms", 1'000'000},
                                Unit{"s", 1'000'000'000},
                                Unit{"m", 60'000'000'000},
                                Unit{"min", 60'000'000'000},
                                Unit{"h", 3'600'000'000'000},
                                Unit{"d", 86'400'000'000'000}};
constexpr std::array kSizeUnits{Unit{"B", 1}, Unit{"KB", 1LL << 10}, Unit{"MB", 1LL << 20}, Unit{"GB", 1LL << 30},
                                Unit{"TB", 1LL << 40}};
constexpr std::array kRateUnits{Unit{"/s", 1}, Unit{"/min", 60}, Unit{"/h", 3'600}, Unit{"/d", 86'400}};

constexpr base::Duration kLongest = base::days(36'525);  // 100 years

constexpr std::string_view kTimeHint = "a duration such as \"250us\", \"12ms\", \"10s\", \"5m\", \"24h\" or \"30d\"";
constexpr std::string_view kSizeHint = "a size such as \"512B\", \"4KB\", \"10MB\" or \"25GB\" (1 KB = 1,024 B)";
constexpr std::string_view kRateHint = "a rate such as \"120/s\", \"50/min\", \"3/h\" or \"1000/d\"";

base::Error wrong(std::string_view text, std::string_view hint, const std::string& meant = {}) {
    return {base::Errc::BadInput, {}, document::quoted(text) + " is not " + std::string(hint) + meant};
}

/// Splits "12.5 ms" into the number's text and the unit's.
std::pair<std::string_view, std::string_view> split(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && (std::string_view("0123456789.+-").find(text[end]) != std::string_view::npos ||
                                 ((text[end] == 'e' || text[end] == 'E') && end + 1 < text.size() &&
                                  std::string_view("0123456789+-").find(text[end + 1]) != std::string_view::npos))) {
        ++end;
    }
    std::string_view unit = text.substr(end);
    while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
    return {text.substr(0, end), unit};
}

template <std::size_t N>
const Unit* unitOf(const std::array<Unit, N>& units, std::string_view name) {
    for (const Unit& unit : units) {
        if (unit.name == name) return &unit;
    }
    return nullptr;
}

bool readNumber(std::string_view text, double& value) {
    if (text.empty()) return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

/// number x factor, exactly for whole numbers, else to the nearest; nothing when it is negative or above `most`.
bool scaled(std::string_view number, std::int64_t factor, std::int64_t most, std::int64_t& result) {
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), whole);
    if (error == std::errc() && end == number.data() + number.size()) {
        if (whole < 0 || whole > most / factor) return false;
        result = whole * factor;
        return true;
    }
    double value = 0.0;
    if (!readNumber(number, value) || value < 0.0) return false;
    value *= static_cast<double>(factor);
    if (value > static_cast<double>(most)) return false;
    result = static_cast<std::int64_t>(value + 0.5);
    return true;
}

/// What people write for a unit.
struct Synonym {
    std::string_view written;
    std::string_view unit;
};

constexpr std::array kTimeSynonyms{Synonym{"sec", "s"},     Synonym{"secs", "s"},   Synonym{"second", "s"},
                                   Synonym{"seconds", "s"}, Synonym{"mins", "m"},   Synonym{"minute", "m"},
                                   Synonym{"minutes", "m"}, Synonym{"hr", "h"},     Synonym{"hrs", "h"},
                                   Synonym{"hour", "h"},    Synonym{"hours", "h"},  Synonym{"day", "d"},
                                   Synonym{"days", "d"},    Synonym{"msec", "ms"},  Synonym{"millis", "ms"},
                                   Synonym{"usec", "us"},   Synonym{"micros", "us"}};

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

/// `; did you mean "2KB"?` where the unit is only spelled otherwise.
template <std::size_t N>
std::string unitMeant(const std::array<Unit, N>& units, std::string_view number, std::string_view written) {
    double value = 0.0;
    if (!readNumber(number, value) || value < 0.0 || written.empty()) return {};
    const std::string lower = lowered(written);
    std::string_view meant;
    for (const Unit& unit : units) {
        if (lowered(unit.name) == lower) meant = unit.name;
    }
    for (const Synonym& synonym : kTimeSynonyms) {
        if (synonym.written == lower && unitOf(units, synonym.unit) != nullptr) meant = synonym.unit;
    }
    return meant.empty() ? "" : "; did you mean \"" + std::string(number) + std::string(meant) + "\"?";
}

/// Why a number with a good unit was refused: it is none, or too large.
base::Error unscaled(std::string_view text, std::string_view number, std::string_view hint, std::string_view most) {
    double value = 0.0;
    if (!readNumber(number, value) || value < 0.0) return wrong(text, hint);
    return {base::Errc::BadInput, {}, document::quoted(text) + " is out of range: at most " + std::string(most)};
}

std::string spelled(base::Duration length, std::string_view gap) {
    constexpr std::array kShown{Unit{"d", 86'400'000'000'000},
                                Unit{"h", 3'600'000'000'000},
                                Unit{"m", 60'000'000'000},
                                Unit{"s", 1'000'000'000},
                                Unit{"ms", 1'000'000},
                                Unit{"us", 1'000},
                                Unit{"ns", 1}};
    if (length.count == 0) return "0" + std::string(gap) + "s";
    for (const Unit& unit : kShown) {
        // Whole units, or up to three decimals below a minute: "2.5s", but never "1.5m" that might be read as 1 m 5 s.
        if (length.count < unit.factor) continue;
        const bool whole = length.count % unit.factor == 0;
        const bool fraction =
            unit.factor <= 1'000'000'000 && unit.factor >= 1'000 && length.count % (unit.factor / 1'000) == 0;
        if (!whole && !fraction) continue;
        std::string text = std::to_string(length.count / unit.factor);
        if (!whole) {
            std::string decimals =
                std::to_string(1'000 + (length.count % unit.factor) / (unit.factor / 1'000)).substr(1);
            while (decimals.back() == '0') decimals.pop_back();
            text += "." + decimals;
        }
        return text + std::string(gap) + std::string(unit.name);
    }
    return std::to_string(length.count) + std::string(gap) + "ns";
}

/// "1h30m", "2d 12h": nothing unless all of it is numbers with units of time.
std::optional<base::Duration> sumOfParts(std::string_view text) {
    base::Duration sum;
    int parts = 0;
    while (!text.empty()) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
        const std::size_t unitEnd = std::min(text.find_first_of("0123456789. ", digits), text.size());
        const Unit* unit = unitOf(kTimeUnits, text.substr(digits, unitEnd - digits));
        std::int64_t ns = 0;
        if (unit == nullptr || !scaled(text.substr(0, digits), unit->factor, kLongest.count / 16, ns) || ++parts > 8)
            return std::nullopt;
        sum = sum + base::Duration(ns);
        text.remove_prefix(std::min(text.find_first_not_of(' ', unitEnd), text.size()));
    }
    return parts > 1 ? std::optional(sum) : std::nullopt;
}

}  // namespace

base::Result<base::Duration> parseDuration(std::string_view text) {
    const auto [number, unitName] = split(text);
    const Unit* unit = unitOf(kTimeUnits, unitName);
    std::int64_t ns = 0;
    if (unit == nullptr) {
        const auto sum = sumOfParts(text);
        if (!sum) return wrong(text, kTimeHint, unitMeant(kTimeUnits, number, unitName));
        return base::Error{
            base::Errc::BadInput,
            {},
            document::quoted(text) + " is not one number with one unit; did you mean \"" + spelled(*sum, "") + "\"?"};
    }
    if (!scaled(number, unit->factor, kLongest.count, ns)) return unscaled(text, number, kTimeHint, "36525d");
    return base::Duration(ns);
}

base::Result<base::Bytes> parseBytes(std::string_view text) {
    const auto [number, unitName] = split(text);
    const Unit* unit = unitOf(kSizeUnits, unitName);
    std::int64_t count = 0;
    if (unit == nullptr) return wrong(text, kSizeHint, unitMeant(kSizeUnits, number, unitName));
    if (!scaled(number, unit->factor, 1LL << 60, count)) return unscaled(text, number, kSizeHint, "1048576TB");
    return base::Bytes(count);
}

base::Result<base::Rate> parseRate(std::string_view text) {
    const auto [number, unitName] = split(text);
    const Unit* unit = unitOf(kRateUnits, unitName);
    double value = 0.0;
    if (unit == nullptr || !readNumber(number, value) || value < 0.0) return wrong(text, kRateHint);
    value /= static_cast<double>(unit->factor);
    if (value > 1e9) return wrong(text, "a rate of at most 1e9 a second");
    return base::Rate{value};
}

base::Result<double> parseUsd(std::string_view text) {
    const auto [number, unitName] = split(text);
    double value = 0.0;
    if (unitName != "USD" || !readNumber(number, value) || value < 0.0)
        return wrong(text, "an amount such as \"900 USD\"");
    return value;
}

std::string durationText(base::Duration length) { return spelled(length, ""); }
std::string durationWords(base::Duration length) {
    std::string words = spelled(length, " ");
    return words.ends_with(" m") ? words + "in" : words;
}

}  // namespace headroom::format
