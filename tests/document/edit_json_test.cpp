// SPDX-License-Identifier: GPL-3.0-or-later
// Expected texts are written by hand.
#include "scenarios/document/edit_json.hpp"

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::document;

namespace {

const std::string kText = R"({
  // what it is
  "Name": "a",  // of the file
  "Resources": {
    "Table": { "Type": "T", "Properties": { "Units": 5 } },  /* the only one */
    "Work": {
      "Type": "F",
      "Steps": [ 1, 2 ]  // two
    }
  }
}
)";

std::string set(const std::string& text, std::string_view pointer, const Node& value) {
    const auto edited = setValue(text, pointer, value);
    INFO((edited ? std::string() : edited.error().what));
    REQUIRE(edited);
    return *edited;
}

std::string changed(const std::string& from, const std::string& to) {
    std::string text = kText;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a value is replaced and nothing else changes") {
    CHECK(set(kText, "/Name", Node::string("b \"c\"")) == changed(R"("a")", R"("b \"c\"")"));
    CHECK(set(kText, "/Resources/Table/Properties/Units", Node::integer(70)) == changed("5", "70"));
    CHECK(set(kText, "/Resources/Work/Steps/1", Node::boolean(true)) == changed("1, 2", "1, true"));
}

TEST_CASE("what is not there is added where its neighbours stand") {
    CHECK(set(kText, "/Resources/Table/Properties/Mode", Node::string("x")) ==
          changed(R"("Units": 5)", R"("Units": 5, "Mode": "x")"));
    CHECK(set(kText, "/Resources/Table/Behavior/Burst", Node::integer(1)) ==
          changed(R"("Units": 5 } })", R"("Units": 5 }, "Behavior": { "Burst": 1 } })"));
    // A new line below the last one, whose comment stays with it.
    CHECK(set(kText, "/Resources/Work/Error", Node::number("0.5", 0.5)) ==
          changed("[ 1, 2 ]  // two\n", "[ 1, 2 ],  // two\n      \"Error\": 0.5\n"));
    CHECK(set(kText, "/Resources/Work/Steps/-", Node::integer(3)) == changed("1, 2", "1, 2, 3"));
}

TEST_CASE("an empty object takes its first member, comments in it stay") {
    CHECK(set("{}", "/A/B", Node::integer(1)) == R"({ "A": { "B": 1 } })");
    CHECK(set("[]", "/-", Node::integer(1)) == "[1]");
    CHECK(set("{\n  // nothing yet\n}", "/A", Node::integer(1)) == "{\n  // nothing yet\n\n  \"A\": 1\n}");
}

TEST_CASE("a long value is indented as the line it stands in") {
    Node many = Node::object();
    for (const char* name : {"First", "Second", "Third"}) many.set(name, Node::string(std::string(50, 'x')));
    const std::string edited = set(kText, "/Resources/Work/Properties", many);
    CHECK(edited.find("\n      \"Properties\": {\n        \"First\": ") != std::string::npos);
    CHECK(*resolve(*readText(edited, "t", Format::Json).root, "/Resources/Work/Properties") == many);
}

TEST_CASE("a member is taken out with its comma") {
    CHECK(*removeValue(kText, "/Resources/Work/Steps/0") == changed("1, 2", "2"));
    CHECK(*removeValue(kText, "/Resources/Table/Properties/Units") == changed("{ \"Units\": 5 }", "{}"));
    CHECK(*removeValue(kText, "/Resources/Table/Properties") ==
          changed(R"({ "Type": "T", "Properties": { "Units": 5 } })", R"({ "Type": "T" })"));
    // The comment is about the member before and stays.
    const std::string without = *removeValue(kText, "/Resources/Work");
    CHECK(without.find("} }  /* the only one */\n  }\n}") != std::string::npos);
    CHECK(readText(without, "t", Format::Json).ok());
    // A comment behind the one before does not swallow the comma.
    CHECK(*removeValue("{\n  \"a\": 1, // of a\n  \"b\": 2,\n  \"c\": 3\n}", "/b") ==
          "{\n  \"a\": 1, // of a\n  \"c\": 3\n}");
    CHECK(*removeValue("[\n  1, // one\n  2, 3 ]", "/1") == "[\n  1, // one\n  3 ]");
    CHECK(*removeValue("[ 1, // one\n  // of two\n  2 ]", "/0") == "[ // of two\n  2 ]");
}

TEST_CASE("neighbours change places as they are written, comments included") {
    const std::string text =
        "{ \"l\": [\n  { \"a\": 1 /* one */ }, // first\n  \"b\",\n  3\n], \"x\": 1, \"y\": { \"z\": 2 } }";
    CHECK(*swapWithNext(text, "/l/0") ==
          "{ \"l\": [\n  \"b\", // first\n  { \"a\": 1 /* one */ },\n  3\n], \"x\": 1, \"y\": { \"z\": 2 } }");
    CHECK(*swapWithNext(*swapWithNext(text, "/l/1"), "/l/1") == text);
    CHECK(swapWithNext(text, "/x")->ends_with("\"y\": { \"z\": 2 }, \"x\": 1 }"));
    CHECK_FALSE(swapWithNext(text, "/l/2"));
    CHECK_FALSE(swapWithNext(text, "/l/7"));
    CHECK_FALSE(swapWithNext(text, ""));
}

TEST_CASE("a member gets another name") {
    CHECK(*renameMember(kText, "/Resources/Table", "Items") == changed("\"Table\"", "\"Items\""));
    CHECK_FALSE(renameMember(kText, "/Resources/Work/Steps/0", "x"));
}

TEST_CASE("names with slashes and tildes are found") {
    const std::string text = R"({ "a/b": { "c~d": 1 } })";
    CHECK(set(text, "/a~1b/c~0d", Node::integer(2)) == R"({ "a/b": { "c~d": 2 } })");
    CHECK(set(text, "/a~1b/e~1f", Node::integer(2)) == R"({ "a/b": { "c~d": 1, "e/f": 2 } })");
}

TEST_CASE("a text that cannot be read, and a place that cannot be, are refused") {
    const auto broken = setValue("{ \"a\": 1,, }", "/a", Node::integer(2));
    REQUIRE_FALSE(broken);
    CHECK(broken.error().what.find("line 1") != std::string::npos);
    CHECK_FALSE(setValue(kText, "/Name/Of", Node::integer(2)));
    CHECK_FALSE(removeValue(kText, "/Nothing"));
    CHECK_FALSE(removeValue(kText, ""));
}

TEST_CASE("a text whose lines end in CRLF keeps them so") {
    const std::string text = "{\r\n  \"a\": 1, // one\r\n  \"b\": 2\r\n}\r\n";
    const auto removed = removeValue(text, "/b");
    REQUIRE(removed);
    CHECK(*removed == "{\r\n  \"a\": 1 // one\r\n}\r\n");
    Node added = Node::object();
    added.set("c", Node::string("x\ny"));
    CHECK(set(text, "/d", added) == "{\r\n  \"a\": 1, // one\r\n  \"b\": 2,\r\n  \"d\": { \"c\": \"x\\ny\" }\r\n}\r\n");
    Node longer = Node::object();
    for (const char* key : {"first", "second", "third", "fourth", "fifth"})
        longer.set(key, Node::string("a text that is long enough for a line of its own"));
    for (const std::string& edited :
         {set(text, "/d", longer), set(text, "/a", longer), set("{\r\n // c\r\n}\r\n", "/e", longer)}) {
        INFO(edited);
        for (std::size_t i = 0; i < edited.size(); ++i) {
            if (edited[i] == '\n') CHECK((i > 0 && edited[i - 1] == '\r'));
            if (edited[i] == '\r') CHECK((i + 1 < edited.size() && edited[i + 1] == '\n'));
        }
    }
}
