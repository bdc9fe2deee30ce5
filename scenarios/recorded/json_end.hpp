// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace headroom::recorded {

/// Follows JSON text of any length, piece by piece, for the one question whether what began has ended. It checks
/// nothing else.
class JsonEnd {
public:
    void read(std::string_view piece) {
        for (const char c : piece) {
            if (escaped_) {
                escaped_ = false;
            } else if (text_) {
                escaped_ = c == '\\';
                text_ = c != '"';
            } else if (c == '"') {
                text_ = true;
            } else if (c == '{' || c == '[') {
                ++depth_;
            } else if (c == '}' || c == ']') {
                --depth_;
            }
        }
    }
    /// Something is still to be closed.
    bool open() const { return depth_ > 0 || text_; }

private:
    std::int64_t depth_ = 0;
    bool text_ = false;
    bool escaped_ = false;
};

}  // namespace headroom::recorded
