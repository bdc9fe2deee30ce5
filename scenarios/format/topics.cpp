// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/topics.hpp"

#include <array>

#include "scenarios/format/scenario_fields.hpp"

namespace headroom::format {

namespace {

constexpr std::array kTopics{
    Topic{"$schema", "section", "Where an editor finds the JSON Schema, which `headroom schema` prints. No effect.",
          R"("$schema": "headroom.schema.json")"},
    Topic{"Headroom", "section", "Version of the format; required.", R"("Headroom": 1)"},
    Topic{"Name", "section; of a design", kScenarioFields[0].doc, R"("Name": "Product catalogue")"},
    Topic{"Description", "section", kScenarioFields[1].doc, R"("Description": "...")"},
    Topic{"Region", "section", kScenarioFields[2].doc, R"("Region": "us-east-1")"},
    Topic{"Parameters", "section",
          "Values to set from outside (--set Name=value) and to refer to with Ref. Type is Number or String (which may "
          "hold a quantity); MinValue, MaxValue and AllowedValues as in CloudFormation.",
          R"("Parameters": { "Memory": { "Type": "Number", "Default": 512, "MinValue": 128 } })"},
    Topic{"Type", "of a parameter or a resource", R"("Number" or "String"; CloudFormation's or SAM's resource type.)",
          R"("Type": "AWS::Lambda::Function")"},
    Topic{"Default", "of a parameter", kParameterFields[1].doc, R"("Default": 512)"},
    Topic{"MinValue", "of a parameter of Type Number", kParameterFields[2].doc, R"("MinValue": 128)"},
    Topic{"MaxValue", "of a parameter of Type Number", kParameterFields[3].doc, R"("MaxValue": 10240)"},
    Topic{"AllowedValues", "of a parameter", kParameterFields[4].doc, R"("AllowedValues": [512, 1024])"},
    Topic{"ConstraintDescription", "of a parameter", kParameterFields[6].doc, ""},
    Topic{"Ref", "a value anywhere", "A parameter's value, or the name of a resource.", R"({ "Ref": "Memory" })"},
    Topic{"Resources", "section",
          "The resources by name: Type, Properties as in CloudFormation, and Behavior; required.",
          R"("Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { ... } } })"},
    Topic{"Properties", "of a resource", "CloudFormation's own, with its names and units.",
          R"("Properties": { "MemorySize": 512 })"},
    Topic{"Behavior", "of a resource", "What CloudFormation cannot say: times, sizes, calls.",
          R"("Behavior": { "ItemCount": 1000000 })"},
    Topic{"Routes", "of an API", "Its routes by method and path, with their Integration.",
          R"("Routes": { "GET /products/{id}": { "Integration": "ViewProduct" } })"},
    Topic{"Workloads", "section", "Who calls, by name: Target, Route or Operation, and Arrivals; required.",
          R"("Workloads": { "Shoppers": { "Target": "Api", "Arrivals": { "Poisson": { "Rate": "120/s" } } } })"},
    Topic{"Designs", "section",
          "Variants to compare: each a Name and a Patch over Resources, Workloads, Objectives, Billing, Quotas, Events "
          "and Rates. Without it the file is one design.",
          R"("Designs": [ { "Name": "as is" }, { "Name": "more memory", "Patch": { ... } } ])"},
    Topic{"Patch", "of a design", "An RFC 7396 merge patch: objects merge, null removes, anything else replaces.",
          R"("Patch": { "Resources": { "Work": { "Properties": { "MemorySize": 1769 } } } })"},
    Topic{"Objectives", "section", "What must hold; a run exits 3 when one is missed.",
          R"("Objectives": [ { "Metric": "Latency", "Of": "Api", "Statistic": "p99", "AtMost": "250ms" } ])"},
    Topic{"Quotas", "section", "Account limits in place of the region's defaults, by service.",
          R"("Quotas": { "Lambda": { "ConcurrentExecutions": 1000 } })"},
    Topic{"Events", "section", "Things that happen to a resource at a time or again and again.",
          R"("Events": [ { "At": "20:00", "For": "5m", "Target": "Items", "Kind": "Slowdown", "Factor": 5 } ])"},
    Topic{"Rates", "section",
          "Own prices in USD by usage type, in place of the price book's or where it has none; \"Service/Type\" where "
          "two services share a name. `headroom bill` takes tiers as well, [{\"UpTo\": 1000000, \"USD\": 0.0000002}, "
          "{\"USD\": 0.0000001}], and rates of other regions by their prefix, \"EUC1-Request\" (\"USE1-\" is that of "
          "us-east-1).",
          R"("Rates": { "AWSLambda/Request": 0.0000002 })"},
    Topic{
        "Imported", "section",
        "What `headroom import` wrote: the Files, the values of Parameters that were given, names in the account that "
        "hang on a template's defaults (DefaultNames), the Guesses (listed as assumptions as long as they stand "
        "unchanged) and a digest of each value Written, by which importing again keeps what was changed by hand. No "
        "effect on any result.",
        ""},
    Topic{
        "Layout", "section",
        "Where resources and workloads stand in the diagram, by name: [x, y] of the upper left corner in points. What "
        "is not named is arranged. No effect on any result.",
        R"("Layout": { "Resources": { "Api": [240, 120] }, "Workloads": { "Shoppers": [0, 120] } })"},
    Topic{
        "Uncertain", "a value anywhere",
        "An input nobody knows exactly. It is simulated at Likely; draws of the triangular distribution between Low "
        "and High give the band Inputs90 of the cost. Where Likely is near an end, the cost at Likely may lie outside "
        "of that band. The three are numbers or quantities of one unit.",
        R"({ "Uncertain": { "Low": "4ms", "Likely": "6ms", "High": "15ms" } })"},
    Topic{"Low", "of Uncertain; of the distribution Uniform", "The smallest value it may have.", ""},
    Topic{"Likely", "of Uncertain", "The most likely value.", ""},
    Topic{"High", "of Uncertain; of the distribution Uniform", "The largest value it may have.", ""},
    Topic{"Uniform", "key popularity", "Every one of Keys keys is asked for alike.",
          R"("Key": { "Uniform": { "Keys": 5000000 } })"},
    Topic{
        "Parallel", "a step",
        "Lists of steps that run at once in one execution, as a list or an object of named ones; the execution goes on "
        "when all have ended.",
        R"({ "Parallel": [ [ { "Call": { ... } } ], [ { "Call": { ... } } ] ] })"},
    Topic{"Zipf", "key popularity", "Key k of Keys is asked for in proportion to 1 / k^Exponent (default 0.99).",
          R"("Key": { "Zipf": { "Keys": 1000000, "Exponent": 0.99 } })"},
    Topic{"Hot", "key popularity", "A Share of the requests falls evenly on Keys keys, the rest on the others Of them.",
          R"("Key": { "Hot": { "Keys": 10, "Share": 0.5, "Of": 1000000 } })"},
    Topic{"Sequential", "key popularity", "One key after the other, each once; with Keys round and round.",
          R"("Key": { "Sequential": {} })"},
    Topic{
        "File", "key popularity",
        "How often each key was asked for: a CSV file with a header, its keys in Column (where there are several) and "
        "their weights in Weight; without it a row counts as one request.",
        R"("Key": { "File": "keys.csv", "Weight": "count" })"},
    Topic{"record-ttl-millis", "of a DAX cluster's parameter group",
          "How long an item is kept, in milliseconds; ItemTtl is its short form.",
          R"("ParameterNameValues": { "record-ttl-millis": "300000" })"},
    Topic{"query-ttl-millis", "of a DAX cluster's parameter group",
          "How long the result of a Query or Scan is kept, in milliseconds; QueryTtl is its short form.",
          R"("ParameterNameValues": { "query-ttl-millis": "300000" })"},
    Topic{"Keys", "of a key popularity", "A number of keys.", R"("Keys": 1000000)"},
    Topic{"Exponent", "of Zipf", "How unequal keys are; 0 makes them alike, default 0.99.", R"("Exponent": 0.99)"},
    Topic{"Mode", "of Retry", R"(How the SDK retries: "2026", "standard", "legacy", "adaptive" or "off".)",
          R"("Retry": { "Mode": "standard" })"},
};

}  // namespace

std::span<const Topic> topics() { return kTopics; }

}  // namespace headroom::format
