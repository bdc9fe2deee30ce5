// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace headroom::pricing {

/// The bytes of a text for nlohmann::json, with the number of the line that is being read.
class CountedByte {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    CountedByte(const char* at, std::size_t* line) : at_(at), line_(line) {}
    char operator*() const { return *at_; }
    CountedByte& operator++() {
        if (*at_ == '\n') ++*line_;
        ++at_;
        return *this;
    }
    CountedByte operator++(int) {
        const CountedByte before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountedByte& other) const { return at_ == other.at_; }
    bool operator!=(const CountedByte& other) const { return at_ != other.at_; }

private:
    const char* at_;
    std::size_t* line_;
};

/// The line on which a text stops being JSON; it must be none.
std::size_t lineOfFault(std::string_view text);

/// The line on which the value of a pointer ("/freeTiers/0/unit", keys as they are) begins in a JSON text; the first
/// line where the text has none.
std::size_t lineOfPointer(const std::string& json, std::string_view pointer);

}  // namespace headroom::pricing
