// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/document/reading.hpp"

// After a mistake the reader goes on: each case asks for the place of every message and for a tree that still fits.
namespace headroom::document {

TEST_CASE("A comma after the last entry") {
    const Loaded list = json("[1,\n 2 ,\n]");
    CHECK(onlyProblem(list, "2:4", "remove this comma: JSON has none after the last entry"));
    CHECK(*list.root == clean(json("[1,2]")));
    CHECK(onlyProblem(json("{\"a\": 1, }"), "1:8", "remove this comma"));
}

TEST_CASE("A comma that is missing is reported where it belongs") {
    const Loaded object = json("{\"a\": 1\n\n \"b\": 2}");
    CHECK(onlyProblem(object, "1:8", "a comma is missing here"));
    CHECK(*object.root == clean(json("{\"a\":1,\"b\":2}")));
    CHECK(placesOf(json("[1 2\n{} []]")) == "1:3 1:5 2:3");
}

TEST_CASE("Commas too many") {
    CHECK(placesOf(json("[,1,,2]")) == "1:2 1:5");
    CHECK(placesOf(json("{,}")) == "1:2");
    CHECK(json("[,1,,2]").problems[0].text == "something is missing before this comma; remove the comma");
}

TEST_CASE("Keys without double quotes") {
    const Loaded loaded = json("{a: 1, 'b': 2, 3: 4}");
    CHECK(placesOf(loaded) == "1:2 1:8 1:16");
    CHECK(loaded.problems[0].text == "a name needs double quotes: write \"a\"");
    CHECK(*loaded.root == clean(json("{\"a\":1,\"b\":2,\"3\":4}")));
}

TEST_CASE("A missing colon, value or name") {
    CHECK(onlyProblem(json("{\"a\" 1}"), "1:6", "':' and a value are expected after the name \"a\""));
    CHECK(onlyProblem(json("{\"a\" = 1}"), "1:6", "':' and a value"));
    CHECK(onlyProblem(json("{\"a\"}"), "1:5", "':' and a value"));
    CHECK(placesOf(json("{\"a\", \"b\"}")) == "1:5 1:10");
    CHECK(onlyProblem(json("{\"a\": , \"b\": 1}"), "1:7", "a value is missing here, after the colon"));
    CHECK(onlyProblem(json("{\"a\":}"), "1:6", "a value is missing here"));
    CHECK(onlyProblem(json("{: 1}"), "1:2", "a name is missing here"));
    CHECK(onlyProblem(json("{{\"a\": 1}: 1, \"b\": 2}"), "1:2", "a name is missing here"));
    CHECK(onlyProblem(json("[\"a\": 1, 2]"), "1:5", "a list has no names"));
    CHECK(onlyProblem(json(":"), "1:1", "a value is expected here, not ':'"));
}

TEST_CASE("What is unreadable is marked so that nothing more is said about it") {
    const Loaded loaded = json("{\"Memory\": NaN, \"Timeout\": 3, \"Name\": null}");
    REQUIRE(loaded.root.has_value());
    CHECK(loaded.root->find("Memory")->isReported());
    CHECK(loaded.root->find("Memory")->position() == Position{1, 12});
    CHECK(loaded.root->find("Timeout")->asInteger() == 3);
    CHECK_FALSE(loaded.root->find("Name")->isReported());
    CHECK_FALSE(loaded.ok());
}

TEST_CASE("A text that is not closed ends with its line") {
    const Loaded loaded = json("{\"a\": \"x,\n \"b\": 2\n}");
    CHECK(onlyProblem(loaded, "1:7", "this text is not closed on its line"));
    CHECK(loaded.root->find("b")->asInteger() == 2);
    CHECK(placesOf(json("[\"a\n")) == "1:1 1:2");
    CHECK(placesOf(json("[\"a")) == "1:1 1:2");
    CHECK(placesOf(json("\"a\\")) == "1:1 1:3");
}

TEST_CASE("A bracket that is not closed or closes the wrong one ends the reading") {
    const Loaded open = json("{\n \"a\": [1,\n 2\n");
    CHECK(onlyProblem(open, "2:7", "this [ is never closed; the file ends before its ]"));
    CHECK_FALSE(open.root.has_value());
    const Loaded wrong = json("{\n \"a\": [1}, \"b\": NaN");
    CHECK(onlyProblem(wrong, "2:9", "this } does not close the [ of line 2; that needs a ]"));
    CHECK_FALSE(wrong.root.has_value());
    CHECK(onlyProblem(json("{\"a\":"), "1:1", "this { is never closed"));
    CHECK(onlyProblem(json("["), "1:1", "this [ is never closed"));
}

TEST_CASE("Text after the end of the document") {
    CHECK(onlyProblem(json("{}\n}"), "2:1", "one } too many"));
    CHECK(onlyProblem(json("{} {}"), "1:4", "the document ends before this"));
    CHECK(onlyProblem(json("]"), "1:1", ""));
    CHECK(json("{\"a\": 1}}").root->find("a")->asInteger() == 1);
}

TEST_CASE("Many different mistakes come out in one pass, by place, with pointers") {
    const Loaded loaded = json(
        "{\n"
        "  \"Resources\": {\n"
        "    \"F\": { \"Memory\": 010, \"Timeout\": 10s },\n"
        "    'T/x': [ True, , \"\\ud800\" ]\n"
        "  }\n"
        "  \"Name\": 1e999,\n"
        "}\n");
    std::vector<std::string> pointers;
    for (const Problem& problem : loaded.problems) pointers.push_back(problem.pointer);
    CHECK(placesOf(loaded) == "3:22 3:38 4:5 4:14 4:20 4:23 5:4 6:11 6:16");
    CHECK(pointers == std::vector<std::string>{"/Resources/F/Memory", "/Resources/F/Timeout", "/Resources",
                                               "/Resources/T~1x/0", "/Resources/T~1x", "/Resources/T~1x/1", "", "/Name",
                                               ""});
    REQUIRE(loaded.root.has_value());
    CHECK(loaded.root->size() == 2);
}

}  // namespace headroom::document
