// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/substitute.hpp"

#include "scenarios/document/pointer.hpp"
#include "tests/document/reading.hpp"

namespace headroom::document {

namespace {

ParameterValues parameters() {
    return {{"Memory", Node::integer(512, {90, 1})}, {"Rate", Node::string("120/s", {91, 1})}};
}

}  // namespace

TEST_CASE("A Ref to a parameter becomes its value at the place of the Ref") {
    Node tree = clean(json("{\"a\": {\"Ref\": \"Memory\"},\n \"b\": [1, {\"Ref\": \"Rate\"}]}"));
    CHECK(substitute(tree, parameters()).empty());
    CHECK(tree == clean(json("{\"a\": 512, \"b\": [1, \"120/s\"]}")));
    CHECK(tree.find("a")->position() == Position{1, 7});
    CHECK(resolve(tree, "/b/1")->position() == Position{2, 11});
}

TEST_CASE("The root itself may be a Ref, and a short tag is one") {
    Node tree = clean(yaml("!Ref Memory"));
    CHECK(substitute(tree, parameters()).empty());
    CHECK(tree.asInteger() == 512);
}

TEST_CASE("Other Refs stay and are listed in order") {
    Node tree = clean(json("{\"x/y\": {\"Ref\": \"Table\"},\n \"l\": [{\"Ref\": \"Memory\"}, {\"Ref\": \"Queue\"}]}"));
    const Node before = tree;
    const std::vector<OpenReference> open = substitute(tree, parameters());
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
        CHECK(substitute(tree, parameters()).empty());
        CHECK(tree == clean(json(text)));
    }
}

}  // namespace headroom::document
