// SPDX-License-Identifier: GPL-3.0-or-later
// Templates of others: each imports and is valid, or is refused for a stated reason.
#include <array>

#include "tests/import/small_template.hpp"
#include "tests/support/shared_data.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// Imports or says why not; whether it was imported.
bool importsOrSays(const fs::path& file) {
    const importing::Imported result = importing::importFiles({file}, {});
    INFO(file.filename().string());
    INFO(document::toLines(result.problems));
    if (!result.scenario) {
        CHECK(document::hasError(result.problems));
        for (const auto& problem : result.problems) CHECK_FALSE(problem.text.empty());
        return false;
    }
    CHECK_FALSE(document::hasError(result.problems));
    CHECK_FALSE(loaded(*result.scenario).designs.empty());
    return true;
}

}  // namespace

TEST_CASE("recorded templates import, or are refused for a stated reason", "[import]") {
    const auto folder = sharedData("data/iac/cfn");
    if (skipWithoutShared(folder)) return;
    std::size_t imported = 0;
    const std::vector<fs::path> files = filesIn(folder);
    for (const fs::path& file : files) imported += importsOrSays(file) ? 1U : 0U;
    CHECK(imported >= files.size() * 3 / 5);
}

TEST_CASE("what the CDK writes imports, or is refused for a stated reason", "[import]") {
    const auto folder = sharedData("data/iac/cdk");
    if (skipWithoutShared(folder)) return;
    for (const fs::path& file : filesIn(folder)) importsOrSays(file);
}

TEST_CASE("three whole designs import without a hand edit, with their guesses listed", "[import]") {
    const auto folder = sharedData("data/designs");
    if (skipWithoutShared(folder)) return;
    for (const char* name : {"checkout", "dax_url_shortener", "saga_pattern"}) {
        const importing::Imported result = importing::importFiles({folder / name / "template.yaml"}, {});
        INFO(name);
        INFO(document::toLines(result.problems));
        REQUIRE(result.scenario);
        const format::Scenario scenario = loaded(*result.scenario);
        const auto& assumptions = scenario.designs.front().assumptions;
        CHECK(std::ranges::any_of(assumptions,
                                  [](const auto& one) { return one.guess && one.path.starts_with("/Workloads/"); }));
    }
}

namespace {

struct Refusal {
    std::string_view file;    ///< the end of its name
    std::string_view reason;  ///< as AWS says it, or why it is accepted
};

/// Templates that AWS (or its linter) refuses; an empty reason: what is wrong with it is not modelled, so it is
/// accepted.
constexpr std::array<Refusal, 25> kInvalid{{
    {"config_configure_e3012.yaml", ""},  // a number as text in a security group, which has no effect here
    {"formatters.yaml", ""},              // the linter's own formats of messages; nothing in it is refused by AWS
    {"mandatory_checks.yaml", "holds nothing that is modelled"},
    {"parse_invalid_map.yaml", "a name takes no tag"},
    {"bad__duplicate.json", "is here twice"},
    {"bad__duplicate.yaml", "is here twice"},
    {"empty_file.yaml", "the file is empty"},
    {"functions_getaz.yaml", "holds nothing that is modelled"},
    {"functions_join.yaml", "must be [\"delimiter\", [values]]"},
    {"functions_ref.yaml", "Unresolved resource dependencies"},
    {"functions_select.yaml", "must be [index, [values]]"},
    {"json_parse.json", "are expected after the name"},
    {"sam_app_nested.yaml", "holds nothing that is modelled"},
    {"sam_stacks.yaml", "holds nothing that is modelled"},
    {"undefined_attribute_definition.yaml", "must name the attributes of KeySchema"},
    {"unused_attribute_definition_1.yaml", "some AttributeDefinitions are not used"},
    {"error_api_event_import_vaule_reference.yaml", "must be a valid reference to an 'AWS::Serverless::Api'"},
    {"error_api_event_ref_nothing.yaml", "must be a valid reference to an 'AWS::Serverless::Api'"},
    {"nonnumeric_status_code.yaml", "must be numeric (SAM refuses it)"},
    {"responseparameter_invalid_type.yaml", "should be a map (SAM refuses it)"},
    {"unknown_responseparameter.yaml", "must be Headers, Paths or QueryStrings (SAM refuses it)"},
    {"error_api_invalid_auth_identity_lambda_request.yaml", "Unresolved resource dependencies"},
    {"input__error_api_invalid_endpoint_configuration_openapi_3.yaml",
     "Invalid OpenAPI definition of 'servers[0]': The value of 'x-amazon-apigateway-endpoint-configuration' should be "
     "a map"},
    {"error_api_invalid_fail_on_warnings.yaml", "must be true or false (SAM refuses it)"},
    {"error_api_invalid_security.yaml", "must be a list (SAM refuses it)"},
}};

}  // namespace

TEST_CASE("what AWS refuses is refused with its reason", "[import]") {
    const auto folder = sharedData("data/iac/cfn_invalid");
    if (skipWithoutShared(folder)) return;
    for (const Refusal& refusal : kInvalid) {
        for (const fs::path& file : filesIn(folder)) {
            if (!file.filename().string().ends_with(refusal.file)) continue;
            const importing::Imported result = importing::importFiles({file}, {});
            INFO(file.filename().string() << "\n" << document::toLines(result.problems));
            CHECK(result.scenario.has_value() == refusal.reason.empty());
            CHECK((refusal.reason.empty() || says(result.problems, refusal.reason)));
        }
    }
}

TEST_CASE("recorded plans and answers import, or are refused for a stated reason", "[import]") {
    for (const char* kind : {"data/iac/tfplan", "data/iac/aws_describe_recorded", "data/iac/cfn_placeholders"}) {
        const auto folder = sharedData(kind);
        if (skipWithoutShared(folder)) return;
        for (const fs::path& file : filesIn(folder)) importsOrSays(file);
    }
}
