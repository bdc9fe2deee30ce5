// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "tests/import/small_template.hpp"

/// Small plans and states in the form that `terraform show -json` gives them.
namespace headroom::test::terraform {

/// A resource of planned_values or of a state; `index`: of for_each or count, as JSON.
inline std::string resource(const std::string& type, const std::string& name, const std::string& values,
                            const std::string& index = "") {
    return R"({ "mode": "managed", "type": ")" + type + R"(", "name": ")" + name + "\"" +
           (index.empty() ? "" : R"(, "index": )" + index) + R"(, "values": )" + values + " }";
}

/// The expressions of a resource in the configuration.
inline std::string configured(const std::string& type, const std::string& name, const std::string& expressions) {
    return R"({ "type": ")" + type + R"(", "name": ")" + name + R"(", "expressions": { )" + expressions + " } }";
}

/// An expression that refers to an attribute, with the shorter references that Terraform lists after it.
inline std::string refers(const std::string& key, const std::string& references) {
    return "\"" + key + R"(": { "references": [)" + references + "] }";
}

/// Parts between commas; empty ones are left out.
inline std::string joined(std::initializer_list<std::string> parts) {
    std::string all;
    for (const std::string& part : parts) {
        if (!part.empty()) all += (all.empty() ? "" : ", ") + part;
    }
    return all;
}

inline std::string plan(const std::string& resources, const std::string& expressions, const std::string& modules = "",
                        const std::string& calls = "", const std::string& more = "") {
    return R"({ "format_version": "1.2", "terraform_version": "1.11.4", "planned_values": { "root_module": { "resources": [)" +
           resources + R"(], "child_modules": [)" + modules + R"(] } }, "configuration": { )" + more +
           R"( "root_module": { "resources": [)" + expressions + R"(], "module_calls": { )" + calls + " } } } }";
}

inline std::string state(const std::string& resources) {
    return R"({ "format_version": "1.0", "terraform_version": "1.11.4", "values": { "root_module": { "resources": [)" +
           resources + "] } } }";
}

/// The import, which has to succeed and to be read as a scenario.
inline importing::Imported imported(const std::string& text) {
    importing::Imported result = importing::importText(text, "plan.json", document::Format::Json, {});
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    static_cast<void>(loaded(*result.scenario));
    return result;
}

/// The same without a region being chosen: in the one that the file itself says.
inline importing::Imported importedInItsRegion(const std::string& text) {
    importing::Given given;
    given.regionChosen = false;
    importing::Imported result = importing::importText(text, "plan.json", document::Format::Json, given);
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    return result;
}

inline document::Node scenarioOf(const std::string& text) { return std::move(*imported(text).scenario); }

/// A function of a plan, which knows its name alone.
inline std::string function(const std::string& name, const std::string& functionName, const std::string& index = "") {
    return resource("aws_lambda_function", name,
                    R"({ "function_name": ")" + functionName + R"(", "runtime": "nodejs22.x" })", index);
}

inline const std::string kEveryMinute = R"json("schedule_expression": "rate(1 minute)")json";

/// A rule of that name.
inline std::string ruleNamed(const std::string& name, const std::string& more = "") {
    return resource("aws_cloudwatch_event_rule", name, R"({ "name": ")" + name + "\", " + kEveryMinute + more + " }");
}

/// A function of a state: known by its ARN, and by that of its version 1.
inline std::string deployedFunction(const std::string& name, const std::string& functionName) {
    const std::string arn = "arn:aws:lambda:us-east-1:123456789012:function:" + functionName;
    const std::string invoke = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + arn;
    return resource("aws_lambda_function", name,
                    R"({ "arn": ")" + arn + R"(", "id": ")" + functionName + R"(", "qualified_arn": ")" + arn +
                        R"(:1", "invoke_arn": ")" + invoke + R"(/invocations", "qualified_invoke_arn": ")" + invoke +
                        R"(:1/invocations", "function_name": ")" + functionName + R"(", "runtime": "nodejs22.x" })");
}

}  // namespace headroom::test::terraform
