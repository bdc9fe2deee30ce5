// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

/// A text of which every byte follows from one number: what is read back is whole, and it is known which one it is.
namespace headroom::sample {

inline constexpr std::string_view kStep = "{ \"Headroom\": 1, \"Step\": ";

inline std::string steppedText(int step) {
    std::string text = std::string(kStep) + std::to_string(step) + ",\n";
    for (int line = 0; line < 400 + step % 7 * 100; ++line)
        text += "  \"Line" + std::to_string(line) + "\": " + std::to_string(step * 31 + line) + ",\n";
    return text + "  \"End\": " + std::to_string(step) + " }\n";
}

/// -1 for a text that is none of these.
inline int stepOf(const std::string& text) {
    if (!text.starts_with(kStep)) return -1;
    int step = -1;
    std::from_chars(text.data() + kStep.size(), text.data() + std::min(text.size(), kStep.size() + 12), step);
    return step >= 0 && text == steppedText(step) ? step : -1;
}

}  // namespace headroom::sample
