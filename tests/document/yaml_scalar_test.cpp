// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/document/reading.hpp"

// Plain scalars against the core schema of YAML 1.2 (section 10.3.2); "010" and its like stay text on purpose.
namespace headroom::document {

TEST_CASE("Plain words of the core schema") {
    for (const char* word : {"null", "Null", "NULL", "~"}) CHECK(clean(yaml(word)).isNull());
    for (const char* word : {"true", "True", "TRUE"}) CHECK(clean(yaml(word)).asBool());
    for (const char* word : {"false", "False", "FALSE"}) CHECK_FALSE(clean(yaml(word)).asBool());
}

TEST_CASE("Words that only YAML 1.1 takes for something else are text") {
    for (const char* word : {"no",
                             "yes",
                             "on",
                             "off",
                             "No",
                             "YES",
                             "y",
                             "n",
                             "nULL",
                             "tRue",
                             "010",
                             "00",
                             "-010",
                             "007",
                             "1_000",
                             "0b101",
                             "0x",
                             "0o",
                             "0xG",
                             "0o8",
                             "1:30",
                             "2026-01-05",
                             "1.2.3",
                             "12ms",
                             "4KB",
                             "NaN",
                             "Infinity",
                             "inf",
                             "+-5",
                             "-+5",
                             "--5",
                             ".",
                             "+",
                             "-.",
                             ".e5",
                             "1e",
                             "e5",
                             "1e+",
                             "0x-5",
                             "0xFFFFFFFFFFFFFFFFF",
                             "AWS::DynamoDB::Table"}) {
        const Node node = clean(yaml(std::string("a: ") + word));
        REQUIRE(node.find("a")->isString());
        CHECK(node.find("a")->asString() == word);
    }
}

TEST_CASE("Numbers come out in JSON's form") {
    struct Case {
        const char* text;
        const char* number;
    };
    for (const Case& each :
         {Case{"0", "0"}, Case{"-7", "-7"}, Case{"+5", "5"}, Case{".5", "0.5"}, Case{"-.5", "-0.5"},
          Case{"+.5e3", "0.5e3"}, Case{"5.", "5"}, Case{"-5.", "-5"}, Case{"5.e3", "5e3"}, Case{"1.10", "1.10"},
          Case{"12e03", "12e03"}, Case{"0x1F", "31"}, Case{"0o17", "15"},
          Case{"0xFFFFFFFFFFFFFFFF", "18446744073709551615"}, Case{"9007199254740993", "9007199254740993"}}) {
        const Node node = clean(yaml(each.text));
        REQUIRE(node.isNumber());
        CHECK(node.numberText() == each.number);
        CHECK(node == clean(json(each.number)));
    }
}

TEST_CASE("Quoted and block scalars are always text") {
    for (const char* text : {"'12'", "\"12\"", "! 12", "!!str 12", "|-\n  12", ">-\n  12"})
        CHECK(clean(yaml(text)).asString() == "12");
    CHECK(clean(yaml("'null'")).asString() == "null");
    CHECK(clean(yaml("''")).asString().empty());
    CHECK(clean(yaml("a: |\n  x\n  y\nb: >-\n  z\n  z\n")) == clean(json(R"({"a": "x\ny\n", "b": "z z"})")));
    CHECK(clean(yaml("\"\\u00e9\\U0001F600\\x41\"")).asString() == "é😀A");
}

TEST_CASE("Infinity, NaN and what no double holds are errors") {
    for (const char* text : {".inf", "-.inf", "+.INF", ".Inf", ".nan", ".NaN", ".NAN", "1e999", "-1e999", "1e-999"}) {
        const Loaded loaded = yaml(std::string("a: ") + text);
        CHECK(onlyProblem(loaded, "1:4", text));
        CHECK(loaded.root->find("a")->isReported());
    }
}

TEST_CASE("Keys are text whatever they look like") {
    CHECK(clean(yaml("1: a\ntrue: b\n~: c\n010: d\n\"q\": e\nnull: f\n0x1F: g\n")) ==
          clean(json(R"({"1":"a","true":"b","~":"c","010":"d","q":"e","null":"f","0x1F":"g"})")));
    CHECK(onlyProblem(yaml("!Ref a: 1"), "1:1", "a name takes no tag"));
}

}  // namespace headroom::document
