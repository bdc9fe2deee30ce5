// SPDX-License-Identifier: GPL-3.0-or-later
// Values that states hand on: shared, measured without their text being made.
#include "model/services/stepfunctions/data/shared_json.hpp"

#include "model/services/stepfunctions/data/state_data.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::stepfunctions::data;

namespace {

class NoContext final : public ContextObject {
public:
    Json make() const override { return Json::object(); }
    std::vector<ContextPart> parts() const override { return {}; }
    std::uint64_t random() const override { return 0; }
};

}  // namespace

TEST_CASE("the bytes of a value are those of its text", "[states]") {
    CHECK(bytesOf(Json()) == 4);
    CHECK(bytesOf(Json{{"a", {1, -2.5, true}}, {"b", "x\ny"}}) ==
          std::string(R"({"a":[1,-2.5,true],"b":"x\ny"})").size());
    CHECK(bytesOf(Json("größe 変数")) == std::string("\"größe 変数\"").size());
    CHECK(bytesOf(Json("\xff")) == textOf(Json("\xff")).size());  // no UTF-8: replaced
    const SharedJson value(Json(std::string(1'000, 'x')));
    CHECK(value.bytes() == 1'002);
    CHECK(SharedJson().bytes() == 4);
}

TEST_CASE("a shared value is copied only where others have it", "[states]") {
    SharedJson first(Json{{"a", 1}});
    SharedJson second = first;
    CHECK(&first.json() == &second.json());
    CHECK(std::move(second).take() == Json{{"a", 1}});
    CHECK(first.json() == Json{{"a", 1}});
}

TEST_CASE("a state that takes its whole input and gives it on copies nothing", "[states]") {
    const stepfunctions::data::Variables variables;
    const NoContext context;
    const Around around{variables, context};
    const StateFlow flow;
    stepfunctions::State state;
    const SharedJson raw(Json{{"a", 1}});
    const auto effective = effectiveInput(flow, raw, around);
    REQUIRE(effective);
    const auto asked = parametersOf(flow, *effective, around);
    REQUIRE(asked);
    const auto selected = selectedResult(flow, *asked, around);
    REQUIRE(selected);
    const auto output = outputOf(state, flow, raw, *selected, around);
    REQUIRE(output);
    const auto passed = outputPathOf(flow, *output, around);
    REQUIRE(passed);
    CHECK(&passed->json() == &raw.json());
}
