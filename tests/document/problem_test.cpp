// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/problem.hpp"

#include "scenarios/document/utf8.hpp"
#include "tests/document/reading.hpp"

namespace headroom::document {

TEST_CASE("A problem is one line: file, line, column, pointer, text") {
    CHECK(toLine({Severity::Error, "a.json", {3, 14}, "/Resources/Api", "this, write that"}) ==
          "a.json:3:14: /Resources/Api: this, write that");
    CHECK(toLine({Severity::Error, "a.json", {3, 14}, "", "x"}) == "a.json:3:14: x");
    CHECK(toLine({Severity::Error, "a.json", {}, "", "there is no such file"}) == "a.json: there is no such file");
    CHECK(toLine({Severity::Error, "", {1, 2}, "/a", "x"}) == ":1:2: /a: x");
    CHECK(toLine({Severity::Warning, "a", {1, 1}, "/b", "x"}) == "a:1:1: /b: warning: x");
    CHECK(toLine({Severity::Note, "a", {1, 1}, "", "x"}) == "a:1:1: note: x");
}

TEST_CASE("Printing escapes what would break the line or fool the reader") {
    const auto line = [](std::string text) { return toLine({Severity::Error, "f", {}, "", std::move(text)}); };
    CHECK(line("a\nb\rc\td") == "f: a\\nb\\rc\\td");
    CHECK(line(std::string("a\0b", 3)) == "f: a\\u0000b");
    CHECK(line("\x1b[31m\x7f") == "f: \\u001b[31m\\u007f");
    CHECK(line("\u0085\u2028\u202e\ufeff") == "f: \\u0085\\u2028\\u202e\\ufeff");
    CHECK(line("caf\xe9!") == "f: caf\\xe9!");
    CHECK(line("Größe 😀") == "f: Größe 😀");
    CHECK(toLine({Severity::Error, "a\nb", {1, 1}, "/x\ny", "t"}) == "a\\nb:1:1: /x\\ny: t");
}

TEST_CASE("Quoted user text is escaped and cut at sixty characters") {
    CHECK(quoted("MemorySize") == "\"MemorySize\"");
    CHECK(quoted("a\nb") == "\"a\\nb\"");
    CHECK(quoted(std::string(60, 'x')) == '"' + std::string(60, 'x') + '"');
    CHECK(quoted(std::string(61, 'x')) == '"' + std::string(60, 'x') + "...\"");
    std::string euros;
    for (int i = 0; i < 61; ++i) euros += "\u20ac";
    CHECK(quoted(euros) == '"' + euros.substr(0, 180) + "...\"");
}

TEST_CASE("Enormous parts of a problem are shortened when they are kept") {
    Problems problems(std::string(5000, 'f'));
    problems.error(Position{1, 1}, std::string(1 << 20, 'p'), std::string(1 << 20, 't'));
    CHECK(problems.list()[0].pointer.size() == 1003);
    CHECK(problems.list()[0].text.size() == 1003);
    CHECK(toLine(problems.list()[0]).size() < 4000);
}

TEST_CASE("Problems are listed by place, and only the first hundred") {
    std::vector<Problem> problems;
    for (std::uint32_t line = 150; line > 0; --line)
        problems.push_back({line > 145 ? Severity::Error : Severity::Warning, "f", {line, 1}, "", "x"});
    const std::string lines = toLines(problems);
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 101);
    CHECK(lines.ends_with("and 50 more\n"));
    // The five errors are at the end of the file and must not be among those left out.
    CHECK(lines.find("f:150:1: x\n") != std::string::npos);
    CHECK(lines.find("f:146:1: x\n") != std::string::npos);
    CHECK(lines.find("f:146:1:") < lines.find("f:150:1:"));
    CHECK(toLines({}) == "");
    CHECK(toLines({problems[0], problems[1]}, 2) == "f:149:1: x\nf:150:1: x\n");
    CHECK(toLines({problems[0], problems[1]}, 1) == "f:150:1: x\nand 1 more\n");
}

TEST_CASE("The collector sorts, tells errors from warnings and stays bounded") {
    Problems problems("f");
    const Node node = Node::string("x", {2, 5});
    problems.note(node, "/a", "n");
    problems.warning(node, "/a", "w");
    problems.add(Severity::Warning, node, "/a", "w2");
    CHECK_FALSE(hasError(problems.list()));
    problems.error(Position{1, 9}, "/b", "e");
    CHECK(hasError(problems.list()));
    for (std::uint32_t i = 0; i < 3000; ++i) problems.warning(node, "", "w");
    problems.error(node, "", "last");
    const std::vector<Problem> all = problems.take();
    CHECK(all.size() == 1 + 1001 + 2);
    CHECK(all[0].text == "e");
    CHECK(all[1].text == "n");
    CHECK(all.back().text == "last");
    CHECK(std::count_if(all.begin(), all.end(), [](const Problem& p) {
              return p.text == "and more problems like these, which are not listed";
          }) == 1);
    CHECK(problems.list().empty());
}

TEST_CASE("A root with errors is not ok") {
    CHECK_FALSE(Loaded{}.ok());
    CHECK(Loaded{Node(), {}}.ok());
    CHECK(Loaded{Node(), {{Severity::Warning, "f", {}, "", "x"}}}.ok());
    CHECK_FALSE(Loaded{Node(), {{Severity::Error, "f", {}, "", "x"}}}.ok());
}

// Boundaries of each length from RFC 3629, section 3.
TEST_CASE("UTF-8 is told from what is not") {
    for (const std::string_view good : {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                                        "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
        const Utf8Character first = firstCharacter(good);
        CHECK(first.valid);
        CHECK(first.length == good.size());
        std::string again;
        appendUtf8(again, first.code);
        CHECK(again == good);
    }
    for (const std::string_view bad :
         {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x41", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
          "\xE2\x82", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xFE"}) {
        CHECK_FALSE(firstCharacter(bad).valid);
        CHECK(firstCharacter(bad).length == 1);
    }
    CHECK_FALSE(findInvalidUtf8("Größe 😀").has_value());
    CHECK(findInvalidUtf8("ab\xffg") == 2);
}

}  // namespace headroom::document
