// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace headroom::document {

/// From the first byte of something to the one behind its last.
struct TextSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A member of an object or an element of an array: where it begins (its name, if it has one) and where its value is.
struct ChildSpan {
    std::size_t begin = 0;
    TextSpan value;
};

/// Where the parts of a JSON text stand, comments included. The text must have been read without an error.
class JsonSpans {
public:
    explicit JsonSpans(std::string_view text) : text_(text) {}

    /// The outermost value.
    TextSpan root() const;
    /// What stands in the object or array that begins at `at`, in order.
    std::vector<ChildSpan> children(std::size_t at) const;
    /// Behind blanks and comments.
    std::size_t skipBlanks(std::size_t at) const;
    /// Behind the blanks and comments that follow in the same line.
    std::size_t endOfRemarks(std::size_t at) const;
    /// Of the line that holds `at`: the offset of its first byte, and the blanks that it begins with.
    std::size_t lineStart(std::size_t at) const;
    std::string_view indentOf(std::size_t at) const;
    /// Whether nothing but blanks stands before `at` in its line.
    bool beginsLine(std::size_t at) const;

private:
    std::size_t endOfString(std::size_t at) const;
    std::size_t endOfValue(std::size_t at) const;
    std::string_view text_;
};

}  // namespace headroom::document
