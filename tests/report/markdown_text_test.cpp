// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/markdown_text.hpp"

#include <utility>

#include "tests/support/catch.hpp"

using namespace headroom;

TEST_CASE("text from a scenario is read in Markdown as it is written", "[report]") {
    for (const auto& [text, shown] :
         {std::pair{R"(![t](http://evil/a.png))", R"(!\[t\](http\://evil/a.png))"},
          std::pair{R"([x](javascript:alert(1)))", R"(\[x\](javascript:alert(1)))"},
          std::pair{"**b** _i_ ~~s~~ `c`", R"(\*\*b\*\* \_i\_ \~\~s\~\~ \`c\`)"},
          std::pair{"<b> &lt; & a|b", R"(\<b> \&lt; & a\|b)"}, std::pair{"www.evil a@b.c", R"(www\.evil a\@b.c)"},
          std::pair{R"(\[x])", R"(\\\[x\])"},
          std::pair{"PAY_PER_REQUEST, p99 of Api <= 2.5 ms", "PAY_PER_REQUEST, p99 of Api \\<= 2.5 ms"}}) {
        INFO(text);
        CHECK(report::markdownText(text) == shown);
        CHECK(report::markdownCell(text) == shown);
    }
}

TEST_CASE("no heading, list or quotation begins with text from a scenario", "[report]") {
    for (const auto& [text, shown] :
         {std::pair{"# h", R"(\# h)"}, std::pair{"> q", R"(\> q)"}, std::pair{"- a", R"(\- a)"},
          std::pair{"+ a", R"(\+ a)"}, std::pair{"---", R"(\---)"}, std::pair{"===", R"(\===)"},
          std::pair{"12. a", R"(12\. a)"}, std::pair{"1) a", R"(1\) a)"}, std::pair{"h #", R"(h \#)"},
          std::pair{"-$4.29", "-$4.29"}, std::pair{"1.5 ms", "1.5 ms"}, std::pair{"", ""}, std::pair{"  ", "  "}}) {
        INFO(text);
        CHECK(report::markdownText(text) == shown);
    }
    CHECK(report::markdownCell("-") == "-");  // no line begins in a cell
}
