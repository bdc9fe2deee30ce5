// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/iso_date.hpp"

#include <array>
#include <cstddef>

namespace headroom::pricing {
namespace {

int numberIn(std::string_view digits) {
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

int daysIn(int year, int month) {
    constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

}  // namespace

bool isIsoDate(std::string_view text) {
    constexpr std::string_view kForm = "dddd-dd-dd";
    if (text.size() != kForm.size()) return false;
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (kForm[i] == 'd' ? !digit : text[i] != '-') return false;
    }
    const int month = numberIn(text.substr(5, 2));
    const int day = numberIn(text.substr(8, 2));
    return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(numberIn(text.substr(0, 4)), month);
}

}  // namespace headroom::pricing
