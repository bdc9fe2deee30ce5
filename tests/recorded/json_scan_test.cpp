// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/json_scan.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// Writes down what it is told, one word a value.
class Script final : public recorded::JsonEvents {
public:
    std::string words;
    bool beginObject() override { return say("{"); }
    bool beginArray() override { return say("["); }
    bool endObject() override { return say("}"); }
    bool endArray() override { return say("]"); }
    bool key(std::string_view name) override { return say(std::string(name) + ":"); }
    bool text(std::string_view value) override { return say("'" + std::string(value) + "'"); }
    bool number(double value) override { return say(std::to_string(value)); }
    bool literal() override { return say("literal"); }

private:
    bool say(const std::string& word) {
        words += word + " ";
        return word != "'stop'";
    }
};

struct Heard {
    std::string words;
    std::string problem;
    bool stopped = false;
};

/// The text in pieces of that size.
Heard hear(const std::string& text, std::size_t size) {
    Script script;
    recorded::JsonScan scan(script);
    std::string rest;
    for (std::size_t at = 0; at < text.size(); at += size) {
        rest += text.substr(at, size);
        rest.erase(0, scan.take(rest, at + size >= text.size()));
    }
    return {script.words, scan.problem(), scan.stopped()};
}

std::string problemOf(const std::string& text) { return hear(text, text.size()).problem; }

}  // namespace

TEST_CASE("a document is heard value by value, however it is cut", "[recorded]") {
    const std::string text =
        "{ \"a\": [1, -2.5e1, \"x\\\"y\\u00e9\", true,\nnull, []],\r\n \"b\\\\\": {}, \"c\": 10 }\n";
    const std::string words =
        "{ a: [ 1.000000 -25.000000 'x\"y\xc3\xa9' literal literal [ ] ] b\\: { } c: 10.000000 } ";
    for (std::size_t size = 1; size <= text.size(); ++size) {
        INFO(size);
        const Heard heard = hear(text, size);
        CHECK(heard.problem.empty());
        CHECK_FALSE(heard.stopped);
        CHECK(heard.words == words);
    }
    CHECK(hear("12", 1).words == "12.000000 ");  // a number at the end is not cut
}

TEST_CASE("what is no JSON is refused where it stops being some", "[recorded]") {
    CHECK(problemOf("{\"a\": [1,\n  2,, 3]}") == "parse error at line 2, column 5: a value is missing");
    CHECK(hear("{\"a\": [1,\n  2,, 3]}", 4).problem == "parse error at line 2, column 5: a value is missing");
    CHECK(problemOf("[1, 2").find("ends too early") != std::string::npos);
    CHECK(problemOf("[1 2]").find("\",\" is missing") != std::string::npos);
    CHECK(problemOf("[1}").find("\"}\" closes a list") != std::string::npos);
    CHECK(problemOf("{\"a\" 1}").find("\":\" is missing") != std::string::npos);
    CHECK(problemOf("{a: 1}").find("a key is missing") != std::string::npos);
    CHECK(problemOf("{\"a\": 1,}").find("a key is missing") != std::string::npos);
    CHECK(problemOf("[\"a\nb\"]").find("control character") != std::string::npos);
    CHECK(problemOf("[\"\xff\"]").find("not UTF-8") != std::string::npos);
    CHECK(problemOf("{} {}").find("behind the end") != std::string::npos);
    CHECK(problemOf("[tru]").find("a value is missing") != std::string::npos);
    for (const char* wrong : {"[01]", "[1.]", "[-]", "[1e999]", "[1-2]"}) {
        INFO(wrong);
        CHECK(problemOf(wrong).find("a number is none") != std::string::npos);
    }
    const Heard heard = hear("[\"stop\", 5]", 100);  // the hearer has heard enough
    CHECK(heard.stopped);
    CHECK(heard.problem.empty());
    CHECK(heard.words == "[ 'stop' ");
}
