// SPDX-License-Identifier: GPL-3.0-or-later
// Importing again needs no --set: the scenario keeps what it was given.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using importing::Fate;

namespace {

const std::string kTemplate = R"(Parameters:
  Stage: { Type: String, Default: dev }
  Key: { Type: String, NoEcho: true, Default: '' }
Conditions: { IsProd: !Equals [!Ref Stage, prod], HasKey: !Not [!Equals [!Ref Key, '']] }
Resources:
  F: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.12, Handler: x, Role: a, Code: { ZipFile: x }, MemorySize: !If [IsProd, 1024, 256] } }
  G: { Type: AWS::Lambda::Function, Condition: HasKey, Properties: { Runtime: python3.12, Handler: x, Role: a, Code: { ZipFile: x } } }
)";

importing::Imported again(const TemplateFile& file, const document::Node& before, const importing::Given& given) {
    return importing::importFiles({file.path()}, given, &before);
}

}  // namespace

TEST_CASE("importing again without --set changes nothing", "[import]") {
    const TemplateFile file(kTemplate);
    const importing::Imported first = importing::importFiles({file.path()}, {{{"Stage", "prod"}}});
    REQUIRE(first.scenario);
    CHECK(textAt(*first.scenario, "/Resources/F/Properties/MemorySize") == "1024");
    CHECK(textAt(*first.scenario, "/Imported/Parameters/Stage") == "\"prod\"");
    const importing::Imported second = again(file, *first.scenario, {});
    REQUIRE(second.scenario);
    CHECK(document::writeJson(*second.scenario) == document::writeJson(*first.scenario));
    CHECK(says(second.report, Fate::Assumed, "Stage=prod, as an earlier import was given"));
    loaded(*second.scenario);
}

TEST_CASE("what is given again counts, and a parameter that has gone from the template does not", "[import]") {
    const TemplateFile file(kTemplate);
    const importing::Imported first = importing::importFiles({file.path()}, {{{"Stage", "prod"}}});
    REQUIRE(first.scenario);
    const importing::Imported second = again(file, *first.scenario, {{{"Stage", "dev"}}});
    REQUIRE(second.scenario);
    CHECK(textAt(*second.scenario, "/Resources/F/Properties/MemorySize") == "256");
    CHECK(textAt(*second.scenario, "/Imported/Parameters/Stage") == "\"dev\"");
    const TemplateFile without(
        "Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.12, Handler: x, Role: a, Code: "
        "{ "
        "ZipFile: x } } }\n");
    const importing::Imported third = again(without, *first.scenario, {});
    REQUIRE(third.scenario);
    CHECK(textAt(*third.scenario, "/Imported/Parameters") == "nothing");
}

TEST_CASE("a given value that may be secret is not kept, and must be given again", "[import]") {
    const TemplateFile file(kTemplate);
    const importing::Imported result = importing::importFiles({file.path()}, {{{"Key", "hunter2"}}});
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/G/Type") == "\"AWS::Lambda::Function\"");
    CHECK(textAt(*result.scenario, "/Imported/Parameters") == "nothing");
    CHECK(document::writeJson(*result.scenario).find("hunter2") == std::string::npos);
    CHECK(says(result.report, Fate::LeftOut, "Parameters.Key: its value may be secret and is not kept"));
}
