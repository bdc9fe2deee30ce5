// SPDX-License-Identifier: GPL-3.0-or-later
// Importing again: what the files say follows them, what people changed stays.
#include "scenarios/document/read_document.hpp"
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

std::string table(const std::string& capacity, const std::string& more = "") {
    return "Resources:\n  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      KeySchema: [{ AttributeName: k, "
           "KeyType: HASH }]\n"
           "      AttributeDefinitions: [{ AttributeName: k, AttributeType: S }]\n      ProvisionedThroughput: { "
           "ReadCapacityUnits: " +
           capacity + ", WriteCapacityUnits: 5 }\n" + more;
}

const std::string kOther =
    "  U: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], "
    "AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }\n";
const std::string kCapacity = "/Resources/T/Properties/ProvisionedThroughput/ReadCapacityUnits";

importing::Imported again(const std::string& text, const Node& before) {
    const TemplateFile file(text);
    importing::Imported result = importing::importFiles({file.path()}, {}, &before);
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    // The name of the file differs with each temporary one.
    return result;
}

Node withoutFiles(Node scenario) {
    scenario.find("Imported")->set("Files", Node::array());
    return scenario;
}

}  // namespace

TEST_CASE("importing the same files again changes nothing", "[import]") {
    const auto first = importing::importFiles({importFixture("orders.yaml")}, {});
    REQUIRE(first.scenario);
    const auto second = importing::importFiles({importFixture("orders.yaml")}, {}, &*first.scenario);
    REQUIRE(second.scenario);
    CHECK(document::writeJson(*first.scenario) == document::writeJson(*second.scenario));
    CHECK_FALSE(says(second.report, Fate::Kept, ""));
}

TEST_CASE("a scenario that was imported is written as it is read", "[import]") {
    const auto first = importing::importFiles({importFixture("orders.yaml")}, {});
    REQUIRE(first.scenario);
    const std::string text = document::writeJson(*first.scenario);
    const document::Loaded read = document::readText(text, "scenario.json", document::Format::Json);
    REQUIRE(read.ok());
    CHECK(document::writeJson(*read.root) == text);
}

TEST_CASE("what nobody changed follows the files", "[import]") {
    const Node first = importedText(table("5"));
    CHECK(textAt(*again(table("7"), first).scenario, kCapacity) == "7");
}

TEST_CASE("what was changed by hand stays, and the report says so", "[import]") {
    Node first = importedText(table("5"));
    *document::resolve(first, kCapacity) = Node::integer(50);
    const auto second = again(table("7"), first);
    CHECK(textAt(*second.scenario, kCapacity) == "50");
    CHECK(says(second.report, Fate::Kept, "/Resources/T/Properties/ProvisionedThroughput: changed by hand"));
    // and once more: it is still known that it was changed
    CHECK(textAt(*again(table("9"), *second.scenario).scenario, kCapacity) == "50");
}

TEST_CASE("what was added by hand stays", "[import]") {
    Node first = importedText(table("5"));
    document::resolve(first, "/Resources/T/Behavior")->set("MissingItems", Node::number("0.1", 0.1));
    first.find("Resources")->set("Mine", *first.find("Resources")->find("T"));
    first.set("Billing", Node::object());
    const auto second = again(table("5"), first);
    CHECK(withoutFiles(*second.scenario) == withoutFiles(first));
}

TEST_CASE("what was removed by hand does not come back", "[import]") {
    Node first = importedText(table("5", kOther));
    std::erase_if(document::resolve(first, "/Resources/T/Behavior")->members(),
                  [](const auto& member) { return member.key == "ItemSize"; });
    const auto second = again(table("5", kOther), first);
    CHECK(textAt(*second.scenario, "/Resources/T/Behavior/ItemSize") == "nothing");
    CHECK(says(second.report, Fate::Kept, "/Resources/T/Behavior/ItemSize: removed by hand"));
}

TEST_CASE("a resource that the files do not have any more is gone, a new one comes", "[import]") {
    const Node both = importedText(table("5", kOther));
    const auto less = again(table("5"), both);
    CHECK(textAt(*less.scenario, "/Resources/U") == "nothing");
    CHECK(textAt(*less.scenario, "/Workloads/UClients") == "nothing");
    CHECK(says(less.report, Fate::LeftOut, "U: no file has it any more: it is gone from the scenario"));
    const auto more = again(table("5", kOther), *less.scenario);
    CHECK(withoutFiles(*more.scenario) == withoutFiles(both));
}

TEST_CASE("a resource that goes takes along what was changed in it by hand, and the report says so", "[import]") {
    Node both = importedText(table("5", kOther));
    document::resolve(both, "/Resources/U/Behavior")->set("ItemSize", Node::string("9KB"));
    const auto less = again(table("5"), both);
    CHECK(textAt(*less.scenario, "/Resources/U") == "nothing");
    CHECK(says(less.report, Fate::LeftOut, "U: no file has it any more: it is gone from the scenario, and what was"));
    CHECK_FALSE(says(less.report, Fate::Kept, "/Resources/U/"));
}

TEST_CASE("a guess is an assumption until it is changed by hand", "[import]") {
    const auto guesses = [](const Node& scenario) {
        int count = 0;
        const format::Scenario read = loaded(scenario);
        for (const auto& one : read.designs.front().assumptions)
            count += one.guess && one.path == "/Resources/T/Behavior/ItemSize" ? 1 : 0;
        return count;
    };
    Node scenario = importedText(table("5"));
    CHECK(guesses(scenario) == 1);
    document::resolve(scenario, "/Resources/T/Behavior")->set("ItemSize", Node::string("2KB"));
    CHECK(guesses(scenario) == 0);
}

TEST_CASE("what was changed by hand is no assumption of the next import", "[import]") {
    Node mine = importedText(table("5"));
    const std::string count = "/Resources/T/Behavior/ItemCount";
    REQUIRE(at(mine, count) != nullptr);
    CHECK(says(again(table("5"), mine).report, Fate::Assumed, count));
    document::resolve(mine, "/Resources/T/Behavior")->set("ItemCount", Node::integer(7));
    const importing::Imported second = again(table("5"), mine);
    CHECK(says(second.report, Fate::Kept, count));
    CHECK_FALSE(says(second.report, Fate::Assumed, count));
    CHECK(says(second.report, Fate::Assumed, "/Resources/T/Behavior/ItemSize"));
}
