// SPDX-License-Identifier: GPL-3.0-or-later
// What paths find in the context object, whose large values are not copied to look beside them or into them.
#include "model/services/stepfunctions/data/sources.hpp"
#include "model/services/stepfunctions/path.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/counted_new.hpp"

using namespace headroom;
using namespace headroom::stepfunctions::data;

namespace {

/// That of an iteration over the items of an input of `items` items.
class IterationContext final : public ContextObject {
public:
    explicit IterationContext(std::size_t items) {
        for (std::size_t i = 0; i < items; ++i) input_["items"].push_back({{"n", i}});
        input_["by"] = "me";
    }
    Json make() const override {
        return {{"Execution", {{"Id", "arn"}, {"Input", nullptr}}},
                {"Map", {{"Item", {{"Index", 3}, {"Value", nullptr}}}}}};
    }
    std::vector<ContextPart> parts() const override {
        return {{kExecutionInput, &input_}, {kItemValue, &input_["items"].back()}};
    }
    std::uint64_t random() const override { return 0; }
    /// As it was if all of it were made.
    Json whole() const {
        Json all = make();
        all["Execution"]["Input"] = input_;
        all["Map"]["Item"]["Value"] = input_["items"].back();
        return all;
    }

private:
    Json input_;
};

stepfunctions::Path path(const std::string& text) {
    auto parsed = stepfunctions::parsePath(text);
    INFO(text);
    REQUIRE(parsed);
    return std::move(*parsed);
}

std::uint64_t allocationsOf(const std::string& text, std::size_t items) {
    const IterationContext context(items);
    const Variables variables;
    const Json input = Json::object();
    const stepfunctions::Path asked = path(text);
    const std::uint64_t before = test::allocations;
    const auto found = find(asked, {input, variables, context});
    const std::uint64_t after = test::allocations;
    CHECK(found);
    return after - before;
}

}  // namespace

TEST_CASE("a path into the context object finds what it would in the whole of it", "[states]") {
    const IterationContext context(4);
    const Variables variables;
    const Json input = Json::object();
    const Json whole = context.whole();
    for (const char* steps : {"",
                              ".Execution",
                              ".Execution.Id",
                              ".Execution.Input",
                              ".Execution.Input.by",
                              ".Execution.Input.items[1].n",
                              ".Execution.Input.items[*].n",
                              ".Execution.Input..n",
                              ".Execution.*",
                              ".Execution['Id','Input']",
                              "..n",
                              "..Input",
                              ".Map",
                              ".Map.Item",
                              ".Map.Item.Index",
                              ".Map.Item.Value",
                              ".Map.Item.Value.n",
                              ".Map..n",
                              ".Map.Item.*",
                              ".Nothing",
                              ".Execution.Input.nothing",
                              ".Execution.Nothing",
                              ".Execution.Input.items.length()",
                              ".Execution.Input.items[?(@.n > 1)].n",
                              "[?(@.Id == 'arn')]"}) {
        INFO(steps);
        CHECK(find(path(std::string("$$") + steps), {input, variables, context}) ==
              find(path(std::string("$") + steps), {whole, variables, context}));
    }
}

TEST_CASE("the input of an execution is not copied to read a part of it, or what stands beside it", "[states]") {
    if (!test::kAllocationsAreCounted) return;
    for (const char* text : {"$$.Map.Item.Index", "$$.Map.Item.Value", "$$.Execution.Id", "$$.Execution.Input.by",
                             "$$.Execution.Input.items[0].n"}) {
        INFO(text);
        CHECK(allocationsOf(text, 1'000) == allocationsOf(text, 2));
    }
    CHECK(allocationsOf("$$.Execution.Input", 1'000) > 1'000);  // the value itself is one's own
}
