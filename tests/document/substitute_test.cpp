// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/substitute.hpp"

#include "scenarios/document/pointer.hpp"
#include "tests/document/reading.hpp"

namespace headroom::document {

namespace {

ParameterValues parameters() {
    return {{"Memory", Node::integer(512, {90, 1})}, {"Rate", Node::string("120/s", {91, 1})}};
}

std::vector<OpenReference> substituted(Node& tree, const ParameterValues& values) {
    Problems problems("f");
    std::vector<OpenReference> open = substitute(tree, values, problems);
    CHECK(problems.list().empty());
    return open;
}

}  // namespace

TEST_CASE("A Ref to a parameter becomes its value at the place of the Ref") {
    Node tree = clean(json("{\"a\": {\"Ref\": \"Memory\"},\n \"b\": [1, {\"Ref\": \"Rate\"}]}"));
    CHECK(substituted(tree, parameters()).empty());
    CHECK(tree == clean(json("{\"a\": 512, \"b\": [1, \"120/s\"]}")));
    CHECK(tree.find("a")->position() == Position{1, 7});
    CHECK(resolve(tree, "/b/1")->position() == Position{2, 11});
}

TEST_CASE("The root itself may be a Ref, and a short tag is one") {
    Node tree = clean(yaml("!Ref Memory"));
    CHECK(substituted(tree, parameters()).empty());
    CHECK(tree.asInteger() == 512);
}

TEST_CASE("Other Refs stay and are listed in order") {
    Node tree = clean(json("{\"x/y\": {\"Ref\": \"Table\"},\n \"l\": [{\"Ref\": \"Memory\"}, {\"Ref\": \"Queue\"}]}"));
    const Node before = tree;
    const std::vector<OpenReference> open = substituted(tree, parameters());
    REQUIRE(open.size() == 2);
    CHECK(open[0].name == "Table");
    CHECK(open[0].pointer == "/x~1y");
    CHECK(open[0].position == Position{1, 17});
    CHECK(open[1].name == "Queue");
    CHECK(open[1].pointer == "/l/1");
    CHECK(*resolve(tree, "/l/1") == *resolve(before, "/l/1"));
    CHECK(*resolve(tree, "/x~1y") == *resolve(before, "/x~1y"));
}

TEST_CASE("Only an object with exactly one member, Ref, that is text") {
    for (const char* text : {R"({"Ref": "Memory", "x": 1})", R"({"Ref": 5})", R"({"Ref": ["Memory"]})",
                             R"({"ref": "Memory"})", R"({"Fn::Sub": "Memory"})", R"("Memory")"}) {
        Node tree = clean(json(text));
        CHECK(substituted(tree, parameters()).empty());
        CHECK(tree == clean(json(text)));
    }
}

// A million bytes for each of a hundred references: what the limit is for.
TEST_CASE("References beyond the budget are one problem and become nothing") {
    const ParameterValues values{{"P", Node::string(std::string(1'000'000, 'x'))}};
    Node tree = Node::array();
    for (std::uint32_t i = 0; i < 100; ++i) {
        Node reference = Node::object({i + 1, 1});
        reference.set("Ref", Node::string("P"));
        tree.append(std::move(reference));
    }
    Problems problems("f");
    CHECK(substitute(tree, values, problems).empty());
    REQUIRE(problems.list().size() == 1);
    CHECK(problems.list()[0].text.find("16 MB") != std::string::npos);
    CHECK(problems.list()[0].pointer == "/16");
    CHECK(problems.list()[0].position == Position{17, 1});
    CHECK(tree.elements()[15].isString());
    for (std::size_t i = 16; i < 100; ++i) CHECK(tree.elements()[i].isReported());
}

}  // namespace headroom::document
