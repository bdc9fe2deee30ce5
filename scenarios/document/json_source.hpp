// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "scenarios/document/locator.hpp"
#include "scenarios/document/node.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::document {

/// JSON text and how far it has been read; shared by the functions below and the reader.
struct JsonSource {
    JsonSource(std::string_view json, Problems& found) : text(json), locator(json), problems(found) {}

    bool atEnd() const { return offset == text.size(); }
    /// The next byte, 0 at the end.
    char peek(std::size_t ahead = 0) const { return ahead < text.size() - offset ? text[offset + ahead] : '\0'; }
    Position here() { return locator.at(offset); }

    void error(Position at, std::string what) { problems.error(at, pointer, std::move(what)); }
    /// What follows cannot be made sense of, or is not worth it.
    bool stopped() const { return broken || problems.overflowed(); }

    std::string_view text;
    std::size_t offset = 0;
    Locator locator;
    Problems& problems;
    std::string pointer;              ///< of the value being read
    bool broken = false;              ///< what follows cannot be made sense of
    bool expectMissingComma = false;  ///< a text that was not closed took the comma with it
};

/// Skips white space and comments (`//` and `/* */`; `#` is reported).
void skipBlanks(JsonSource& in);

/// Reads a text at its opening quote (`"`, or `'`, which is reported).
std::string readQuoted(JsonSource& in);

/// The bytes up to the next blank, quote or structural character, not empty, read.
std::string_view readWord(JsonSource& in);

/// A number, true, false or null; anything else is reported.
Node readBareValue(JsonSource& in);

}  // namespace headroom::document
