// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::report {

/// Writes JSON in the order it is told, numbers with the fewest digits that give them back. Used where a tree in memory
/// would be wasteful (series of a year) and exact decimals must not pass through a double.
class JsonWriter {
public:
    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    /// The name of the next value.
    void key(std::string_view name);
    void string(std::string_view text);
    void number(double value);
    void number(std::uint64_t value);
    /// An amount or a figure, rounded to nine decimals.
    void amount(double value);
    /// A number given as text, such as an exact decimal.
    void decimal(std::string_view text);
    void boolean(bool value);
    void null();
    /// What was written, with a newline at the end.
    std::string take();

private:
    void open(char bracket);
    void close(char bracket);
    void separate();
    std::string text_;
    std::vector<bool> hasItems_;
    bool afterKey_ = false;
};

}  // namespace headroom::report
