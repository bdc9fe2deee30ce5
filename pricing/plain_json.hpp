// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace headroom::pricing {

/// What a quick reading leaves to the careful one: it is wrong, or merely unusual.
struct NotPlain {};

/// Reads the JSON of large price books piece by piece, without making values of it. It takes no text that
/// nlohmann::json refuses, and throws NotPlain where it does not know.
class PlainJson {
public:
    explicit PlainJson(std::string_view text) : text_(text) {}

    /// Whether a mark ("{", "]", ",", ":") comes next, behind blanks; then it is taken.
    bool takes(char mark);
    /// Takes a mark that must come next.
    void expect(char mark);

    /// A text without its escapes. It holds until the next one is read.
    std::string_view text();

    /// A whole number above 0.
    std::int64_t count();

    /// Leaves a value out, whatever it is; only its end is looked for.
    void skip();

    /// Where the next byte is, behind blanks.
    std::size_t place();

private:
    void skipBlanks();
    std::size_t endOfText() const;

    std::string_view text_;
    std::size_t at_ = 0;
    std::string unescaped_;
};

/// Calls `take` before each member or item of what a mark opens; `take` reads it.
template <class Take>
void forEach(PlainJson& json, char open, char close, Take take) {
    json.expect(open);
    if (json.takes(close)) return;
    do { take(); } while (json.takes(','));
    json.expect(close);
}

/// Calls `take` with the name of each member of an object; `take` reads the value, and needs the name no longer then.
template <class Take>
void forMembers(PlainJson& json, Take take) {
    forEach(json, '{', '}', [&] {
        const std::string_view name = json.text();
        json.expect(':');
        take(name);
    });
}

}  // namespace headroom::pricing
