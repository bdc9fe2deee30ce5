// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/edit_tree.hpp"

#include "scenarios/document/edit_json.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using document::Node;

namespace {

Node read(const std::string& text) {
    document::Loaded loaded = document::readText(text, "s.json", document::Format::Json);
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

/// The text after it was changed to have the values of another.
std::string changed(const std::string& text, const std::string& to) {
    const auto result = document::changeText(text, read(text), read(to));
    INFO((result ? std::string() : result.error().what));
    REQUIRE(result);
    CHECK(read(*result).size() == read(to).size());
    return *result;
}

}  // namespace

TEST_CASE("only what is another is written anew", "[document]") {
    const std::string text = "{\n  // why\n  \"A\": { \"B\": 1, /* stays */ \"C\": [1,2] },\n  \"D\": \"x\"\n}\n";
    CHECK(changed(text, R"({ "A": { "B": 2, "C": [1, 2] }, "D": "x" })") ==
          "{\n  // why\n  \"A\": { \"B\": 2, /* stays */ \"C\": [1,2] },\n  \"D\": \"x\"\n}\n");
    CHECK(changed(text, R"({ "A": { "B": 1, "C": [1, 2] }, "D": "x" })") == text);
    const std::string more = changed(text, R"({ "A": { "B": 1, "C": [1, 2], "E": { "F": 3 } }, "D": "x" })");
    CHECK(more.find("// why") != std::string::npos);
    CHECK(more.find("/* stays */") != std::string::npos);
    CHECK(more.find("\"F\": 3") != std::string::npos);
    const std::string less = changed(text, R"({ "A": { "C": [2] } })");
    CHECK(less.find("\"D\"") == std::string::npos);
    CHECK(less.find("\"B\"") == std::string::npos);
    CHECK(less.find("// why") != std::string::npos);
}

TEST_CASE("many changes at once are put where each by itself would be", "[document]") {
    std::string text = "{\n";
    for (int i = 0; i < 50; ++i) {
        const std::string n = std::to_string(i);
        text += "  \"R" + n + "\": { \"a\": " + n + ", // of " + n + "\n    \"b/c\": [\"\u00e4\", " + n + "] },\n";
    }
    text += "  // the last\n  \"Z\": 1\n}\n";
    std::string one = text;  // the oracle: one after the other, first what is another, then what goes, then what comes
    const auto set = [&](const std::string& at, const Node& value) { one = *document::setValue(one, at, value); };
    for (int i = 49; i >= 0; i -= 3) {
        const std::string at = "/R" + std::to_string(i);
        set(at + "/a", Node::string("longer than it was, " + std::to_string(i)));
        if (i % 2 == 0) set(at + "/b~1c", read(R"({ "d": [1, 2, 3], "e": null })"));
    }
    set("/Z", Node::array());
    CHECK(changed(text, one) == one);
    for (const int i : {0, 1, 7, 8, 9, 20, 31, 48}) one = *document::removeValue(one, "/R" + std::to_string(i));
    for (const int i : {10, 30}) one = *document::removeValue(one, "/R" + std::to_string(i) + "/b~1c");
    for (const int i : {11, 12}) one = *document::removeValue(one, "/R" + std::to_string(i) + "/a");
    for (const int i : {13, 30}) set("/R" + std::to_string(i) + "/new", read(R"({ "d": [1, 2, 3], "e": null })"));
    for (const char* name : {"/More", "/And more", "/Last"}) set(name, read(R"({ "x": 1, "y": ["z"] })"));
    CHECK(changed(text, one) == one);
}

TEST_CASE("many members come and go in a text that is read through once", "[document]") {
    // Text that goes through each change again takes minutes here, and ctest ends it.
    Node before = Node::object();
    Node after = Node::object();
    for (int i = 0; i < 20000; ++i) {
        const std::string name = "Function" + std::to_string(i);
        before.members().push_back({name, {}, read(R"({ "Type": "F", "Properties": { "MemorySize": 128 } })")});
        if (i % 2 == 0) after.members().push_back({name, {}, read(R"({ "Type": "F", "Properties": {} })")});
        if (i % 2 != 0) after.members().push_back({"Another" + name, {}, read(R"({ "Type": "F" })")});
    }
    const auto result = document::changeText(document::writeJson(before), before, after);
    REQUIRE(result);
    CHECK(read(*result).size() == 20000);
}

TEST_CASE("what stands around members that go stays, and says nothing of others", "[document]") {
    const std::string text =
        "{\n  // of a\n  \"a\": 1, // one\n  // of b\n  \"b\": 2, // two\n  \"c\": 3, \"d\": 4 // four\n}\n";
    CHECK(changed(text, R"({ "b": 2, "c": 3, "d": 4 })") ==
          "{\n  // of a\n  // of b\n  \"b\": 2, // two\n  \"c\": 3, \"d\": 4 // four\n}\n");
    CHECK(changed(text, R"({ "a": 1, "b": 2, "d": 4 })") ==
          "{\n  // of a\n  \"a\": 1, // one\n  // of b\n  \"b\": 2, // two\n  \"d\": 4 // four\n}\n");
    CHECK(changed(text, R"({ "a": 1, "b": 2 })") ==
          "{\n  // of a\n  \"a\": 1, // one\n  // of b\n  \"b\": 2 // two // four\n}\n");
    CHECK(changed(text, R"({ "a": 1, "d": 4, "e": 5 })") ==
          "{\n  // of a\n  \"a\": 1, // one\n  // of b // two\n  \"d\": 4, // four\n  \"e\": 5\n}\n");
    CHECK(changed(text, R"({ "e": 5 })").find("// of b") != std::string::npos);
    CHECK(changed("{ // x\n  \"a\": 1 }", "{}") == "{ // x\n  }");
    CHECK(changed("{ \"a\": 1, // x\n  \"b\": 2 }", R"({ "a": 1 })") == "{ \"a\": 1 // x\n  }");
    CHECK(changed("{ \"a\": 1, \"b\": 2 }", R"({ "c": { "d": 1 }, "e": 2 })") == R"({ "c": { "d": 1 }, "e": 2 })");
}

TEST_CASE("a text of something else is not changed", "[document]") {
    CHECK_FALSE(document::changeText("{", read("{}"), read(R"({ "A": 1 })")));
    CHECK_FALSE(document::changeText(R"({ "Z": 5 })", read(R"({ "A": 1 })"), read(R"({ "A": 2 })")));
}
