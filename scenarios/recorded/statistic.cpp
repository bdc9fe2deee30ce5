// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cctype>
#include <charconv>

#include "scenarios/recorded/series.hpp"

namespace headroom::recorded {

namespace {

using Kind = Statistic::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 5> kNames{{{"Sum", Kind::Sum},
                                                                   {"Average", Kind::Average},
                                                                   {"Minimum", Kind::Minimum},
                                                                   {"Maximum", Kind::Maximum},
                                                                   {"SampleCount", Kind::SampleCount}}};

bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::tolower(static_cast<unsigned char>(a[i])) != std::tolower(static_cast<unsigned char>(b[i])))
            return false;
    }
    return true;
}

}  // namespace

std::optional<Statistic> parseStatistic(std::string_view text) {
    for (const auto& [name, kind] : kNames) {
        if (same(text, name)) return Statistic{kind, 0.0};
    }
    if (text.size() < 2 || (text.front() != 'p' && text.front() != 'P')) return std::nullopt;
    double percent = 0.0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), percent);
    if (error != std::errc() || end != text.data() + text.size() || !(percent > 0.0 && percent <= 100.0))
        return std::nullopt;
    return Statistic{Kind::Percentile, percent / 100.0};
}

std::string toText(const Statistic& statistic) {
    for (const auto& [name, kind] : kNames) {
        if (kind == statistic.kind) return std::string(name);
    }
    std::array<char, 32> digits{};
    const auto thousandths = static_cast<long long>(statistic.share * 1e5 + 0.5);
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<double>(thousandths) / 1000.0);
    return "p" + std::string(digits.data(), error == std::errc() ? end : digits.data());
}

}  // namespace headroom::recorded
