// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/checking/noted_text.hpp"

#include "scenarios/document/read_document.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using document::Node;

namespace {

Node read(const std::string& text, bool yaml) {
    const document::Loaded loaded =
        document::readText(text, "f", yaml ? document::Format::Yaml : document::Format::Json);
    REQUIRE(loaded.ok());
    return *loaded.root;
}

/// The text with {"Checked": {"Verdict": verdict}} noted.
std::optional<std::string> noted(const std::string& text, const std::string& verdict, bool yaml = false) {
    const Node before = read(text, yaml);
    Node after = before;
    Node checked = Node::object();
    checked.set("Verdict", Node::string(verdict));
    Node* imported = after.find("Imported");
    if (imported == nullptr) imported = &after.set("Imported", Node::object());
    imported->set("Checked", std::move(checked));
    return checking::notedText(text, yaml ? "f.yaml" : "f.json", before, after);
}

}  // namespace

TEST_CASE("a note leaves comments and layout as they are, and the next one takes its place", "[checking]") {
    const std::string text = "{ \"A\": 1,\n  // why\n  \"B\": [1,2] }\n";
    const auto first = noted(text, "one");
    REQUIRE(first);
    CHECK(*first ==
          "{ \"A\": 1,\n  // why\n  \"B\": [1,2],\n  \"Imported\": { \"Checked\": { \"Verdict\": \"one\" } }\n}\n");
    const auto second = noted(*first, "two");
    REQUIRE(second);
    CHECK(*second ==
          "{ \"A\": 1,\n  // why\n  \"B\": [1,2],\n  \"Imported\": { \"Checked\": { \"Verdict\": \"two\" } }\n}\n");
}

TEST_CASE("a note in YAML", "[checking]") {
    const auto first = noted("A: 1 # why\nB: [1, 2]\n", "one", true);
    REQUIRE(first);
    CHECK(*first == "A: 1 # why\nB: [1, 2]\nImported: { \"Checked\": { \"Verdict\": \"one\" } }\n");
    CHECK(*noted(*first, "two", true) ==
          "A: 1 # why\nB: [1, 2]\nImported: { \"Checked\": { \"Verdict\": \"two\" } }\n");
}

TEST_CASE("a file that a command wrote is written anew", "[checking]") {
    const std::string text = "{\n  \"A\": 1,\n  \"Imported\": { \"Files\": [\"t.yaml\"] },\n  \"B\": 2\n}\n";
    const auto written = noted(text, "one");
    REQUIRE(written);
    CHECK(read(*written, false).find("Imported")->size() == 2);
}

TEST_CASE("where text cannot be added nothing is", "[checking]") {
    CHECK_FALSE(noted("{ \"A\": 1 } // the end }\n", "one"));
}
