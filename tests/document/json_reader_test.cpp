// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/pointer.hpp"
#include "tests/document/reading.hpp"

namespace headroom::document {

namespace {

Position place(const Node& root, std::string_view pointer) { return resolve(root, pointer)->position(); }

Position keyPlace(const Node& object, std::string_view key) { return object.findMember(key)->keyPosition; }

}  // namespace

TEST_CASE("Every value and key has its line and column") {
    const Node root =
        clean(json("// first\n"
                   "{\n"
                   "\t\"a\": 1, /* in\nbetween */ \"b\" : [true,\n"
                   "   null , \"x\" ],\r\n"
                   "  \"c\": {\r\n"
                   "    \"d\":-2.50e+1}\r\n"
                   "}\n"
                   "// last"));
    CHECK(root.position() == Position{2, 1});
    CHECK(keyPlace(root, "a") == Position{3, 2});
    CHECK(place(root, "/a") == Position{3, 7});
    CHECK(keyPlace(root, "b") == Position{4, 12});
    CHECK(place(root, "/b") == Position{4, 18});
    CHECK(place(root, "/b/0") == Position{4, 19});
    CHECK(place(root, "/b/1") == Position{5, 4});
    CHECK(place(root, "/b/2") == Position{5, 11});
    CHECK(keyPlace(root, "c") == Position{6, 3});
    CHECK(place(root, "/c") == Position{6, 8});
    CHECK(keyPlace(*root.find("c"), "d") == Position{7, 5});
    CHECK(place(root, "/c/d") == Position{7, 9});
    CHECK(root.find("c")->find("d")->numberText() == "-2.50e+1");
    CHECK(root.find("c")->find("d")->asNumber() == -25.0);
}

TEST_CASE("Columns count characters, and a lone CR ends a line") {
    const Node root = clean(json("[\"é😀\", 1,\r 2,\n3]"));
    CHECK(place(root, "/1") == Position{1, 8});
    CHECK(place(root, "/2") == Position{2, 2});
    CHECK(place(root, "/3") == Position{3, 1});
}

TEST_CASE("A byte order mark is skipped and not counted") {
    const Node root = clean(json("\xEF\xBB\xBF{\"a\": 1}"));
    CHECK(root.position() == Position{1, 1});
    CHECK(keyPlace(root, "a") == Position{1, 2});
}

TEST_CASE("Comments are read over wherever a blank may be") {
    CHECK(clean(json("/**//* * / ** */[/*a*/1/*b*/,/*c*/2/*d*/]//e")) == clean(json("[1,2]")));
    CHECK(clean(json("{/*//*/\"a\"/*x*/:/*y*/1//\n}")) == clean(json("{\"a\":1}")));
    CHECK(clean(json("[\"// not one\", \"/* nor */\"]")).elements()[0].asString() == "// not one");
    CHECK(onlyProblem(json("[1] /* open\n"), "1:5", "never closed; close it with */"));
    CHECK(onlyProblem(json("[1, /* open"), "1:5", "never closed; close it with */"));
    CHECK(onlyProblem(json("# note\n[1]"), "1:1", "start the comment with //"));
    CHECK(placesOf(json("[1, / , 2]")) == "1:5");
}

TEST_CASE("Escapes in texts") {
    CHECK(clean(json(R"("\"\\\/\b\f\n\r\t")")).asString() == "\"\\/\b\f\n\r\t");
    CHECK(clean(json(R"("\u0041\u00e9\u20AC\ud83d\ude00")")).asString() == "Aé€😀");
    CHECK(clean(json(R"("\u0000")")).asString() == std::string(1, '\0'));
    CHECK(onlyProblem(json(R"(["ab\q"])"), "1:5", "no such escape"));
    CHECK(onlyProblem(json(R"(["\u12g4"])"), "1:3", "four hexadecimal digits"));
    CHECK(onlyProblem(json(R"(["\u-123"])"), "1:3", "four hexadecimal digits"));
    CHECK(onlyProblem(json(R"(["it\'s"])"), "1:5", "write ' alone"));
    CHECK(onlyProblem(json("[\"a\tb\"]"), "1:4", "written \\t"));
}

TEST_CASE("Half a surrogate pair is refused, in either order and at the end") {
    for (const char* half : {R"(["\ud800"])", R"(["\udc00"])", R"(["\ud800x"])", R"(["\ud800\n"])"})
        CHECK(onlyProblem(json(half), "1:3", "half of a surrogate pair"));
    const Loaded twice = json(R"(["\ud800\u0041"])");
    CHECK(onlyProblem(twice, "1:3", "half of a surrogate pair"));
    CHECK(twice.root->elements()[0].asString() == "\uFFFDA");
    CHECK(placesOf(json(R"(["\udc00\ud800"])")) == "1:3 1:9");
}

TEST_CASE("Numbers keep their text; what JSON does not write is explained") {
    for (const char* good : {"0", "-0", "12", "-1.5", "1e5", "1E+5", "1.25e-3", "123456789012345678901234567890",
                             "0.1000000000000000055511151231257827", "1.7976931348623157e308", "5e-324", "0e999"}) {
        const Node number = clean(json(good));
        CHECK(number.isNumber());
        CHECK(number.numberText() == good);
    }
    for (const char* bad :
         {"01",  "-01", "+1",  ".5",       "5.",        "1e",    "1e+",    "-",      "0x1F", "1_000", "1.2.3",
          "--1", "NaN", "nan", "Infinity", "-Infinity", "1e999", "-1e999", "1e-999", "12ms", "4KB",   "120/s"}) {
        const Loaded loaded = json(std::string("[0, ") + bad + "]");
        CHECK(onlyProblem(loaded, "1:5", ""));
        CHECK(loaded.root->elements()[1].isReported());
    }
    CHECK(onlyProblem(json("010"), "1:1", "no leading zeros, write 10"));
    CHECK(onlyProblem(json("000"), "1:1", "write 0 "));
    CHECK(
        onlyProblem(json("12ms"), "1:1", "\"12ms\" is not a number; a quantity with a unit is text in double quotes"));
    CHECK(onlyProblem(json("NaN"), "1:1", "write a finite number"));
    CHECK(onlyProblem(json("1e999"), "1:1", "beyond the range"));
    CHECK(onlyProblem(json(std::string(5000, '9')), "1:1", "beyond the range"));
}

TEST_CASE("Words that are not JSON are told what to write") {
    CHECK(onlyProblem(json("[True]"), "1:2", "is written true"));
    CHECK(onlyProblem(json("[NULL]"), "1:2", "is written null"));
    CHECK(onlyProblem(json("[None]"), "1:2", "\"none\" in double quotes"));
    CHECK(onlyProblem(json("[hello]"), "1:2", "\"hello\" is not JSON; text needs double quotes"));
    CHECK(onlyProblem(json("['hello']"), "1:2", "write \"hello\""));
    CHECK(onlyProblem(json("[“hello”]"), "1:2", "typographic quotes"));
    CHECK(clean(json("[true, false, null]")) == clean(yaml("[true, false, null]")));
}

TEST_CASE("A duplicate key names the line of the first, which stays") {
    const Loaded loaded = json("{\n \"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2},\n \"a\": 2,\n \"a\": 3 }");
    REQUIRE(linesOf(loaded) ==
            std::vector<std::string>{"f:3:16: /b/c: \"c\" is here twice, first at line 3; remove one of them",
                                     "f:4:2: /a: \"a\" is here twice, first at line 2; remove one of them",
                                     "f:5:2: /a: \"a\" is here twice, first at line 2; remove one of them"});
    CHECK(*loaded.root == clean(json("{\"a\":1,\"b\":{\"c\":1}}")));
    CHECK(placesOf(json(R"({"ab": 1, "\u0061b": 2})")) == "1:11");
}

TEST_CASE("An empty text, blanks and comments alone are no document") {
    CHECK(linesOf(json("")) == std::vector<std::string>{"f: the file is empty"});
    for (const char* blank : {" ", "\n\t\r\n", "// only", "/* a */ // b\n"}) {
        const Loaded loaded = json(blank);
        CHECK(onlyProblem(loaded, "1:1", "nothing in this file"));
        CHECK_FALSE(loaded.root.has_value());
    }
}

}  // namespace headroom::document
