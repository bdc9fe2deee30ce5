// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/document/node.hpp"

namespace headroom::document {

enum class Severity { Error, Warning, Note };

/// One thing that is wrong (or worth knowing) in a file, at a place a user can go to.
struct Problem {
    Severity severity = Severity::Error;
    std::string file;
    Position position;    ///< line 0: the file as a whole
    std::string pointer;  ///< JSON pointer of the value; "" is the whole document
    std::string text;     ///< what is wrong and what would be right
    bool operator==(const Problem&) const = default;
};

/// `file:line:column: /json/pointer: what is wrong and what would be right`, one line without its end. Parts that are
/// not known are left out; warnings and notes say so before their text. Control characters (and the ones that turn the
/// direction of writing) and invalid UTF-8 are escaped, over-long parts are shortened.
std::string toLine(const Problem& problem);

/// The text in one line for a terminal or a table: what toLine() escapes is escaped; cut after `maxCharacters`.
std::string printable(std::string_view text, std::size_t maxCharacters = std::string_view::npos);

/// Problems a user is shown at once.
inline constexpr std::size_t kMaxPrinted = 100;

/// By file, line and column; those of one place stay in their order.
void sortByPlace(std::vector<Problem>& problems);

/// The problems by place, one a line; of more than `limit` the errors first, and a last line "and N more".
std::string toLines(std::vector<Problem> problems, std::size_t limit = kMaxPrinted);

/// `quoted(text)` is the text in double quotes for a message: escaped as in toLine() and shortened to 60 characters.
/// A function object, because calling a function of this name with a std::string would find std::quoted.
struct Quoted {
    std::string operator()(std::string_view text) const;
};
inline constexpr Quoted quoted;

bool hasError(const std::vector<Problem>& problems);

/// What reading gave. With errors in `problems` the file must be refused; a root that is there all the same is whole
/// enough to be checked on, so that all problems come out at once (Node::isReported() marks what was unreadable).
struct Loaded {
    std::optional<Node> root;
    std::vector<Problem> problems;
    bool ok() const { return root.has_value() && !hasError(problems); }
};

/// Collects what is wrong with one file. Keeps at most kMaxKept of each severity and says when it dropped the rest, so
/// that a hostile file cannot fill the memory with complaints.
class Problems {
public:
    static constexpr std::size_t kMaxKept = 1000;

    explicit Problems(std::string file) : file_(std::move(file)) {}

    void add(Severity severity, Position at, std::string_view pointer, std::string text);
    void add(Severity severity, const Node& node, std::string_view pointer, std::string text);
    void error(Position at, std::string_view pointer, std::string text);
    void error(const Node& node, std::string_view pointer, std::string text);
    void warning(const Node& node, std::string_view pointer, std::string text);
    void note(const Node& node, std::string_view pointer, std::string text);

    const std::string& file() const { return file_; }
    const std::vector<Problem>& list() const { return problems_; }
    /// More errors came than are kept: reading on makes no sense.
    bool overflowed() const { return count_[static_cast<std::size_t>(Severity::Error)] > kMaxKept; }
    /// Hands the problems over, sorted by place (stable).
    std::vector<Problem> take();

private:
    std::string file_;
    std::vector<Problem> problems_;
    std::array<std::size_t, 3> count_{};
};

}  // namespace headroom::document
