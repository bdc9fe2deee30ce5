// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/sections.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/agreements_reader.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/quantity.hpp"

namespace headroom::format {

using base::Field;
using base::FieldKind;
using base::FieldPlace;
using document::Node;

namespace {

constexpr double kMaxDays = 400.0 * 86'400.0;
constexpr std::array<std::string_view, 3> kFreeTiers{"none", "always", "all"};

void setFreeTier(Billing& billing, std::size_t index) { billing.freeTier = std::string(kFreeTiers[index]); }

constexpr std::array kSimulationFields{
    Field<Simulation>{{.name = "Start",
                       .label = "Start",
                       .kind = FieldKind::Text,
                       .place = FieldPlace::Here,
                       .defaultText = "2026-01-05T00:00:00Z",
                       .doc = "When the measured window begins, in UTC; a Monday by default."},
                      &Simulation::start},
    Field<Simulation>{
        {.name = "WarmUp",
         .label = "Warm-up",
         .kind = FieldKind::Duration,
         .place = FieldPlace::Here,
         .low = 0.0,
         .high = kMaxDays,
         .doc = "Time simulated before Start and left out of every figure; \"cold\" for launch-day behaviour. "
                "Without one: whole days (weeks) of a load with such a shape until two successive ones are alike, "
                "else 2 h."},
        &Simulation::warmUp},
    Field<Simulation>{{.name = "Duration",
                       .label = "Duration",
                       .kind = FieldKind::Duration,
                       .place = FieldPlace::Here,
                       .low = 1.0,
                       .high = kMaxDays,
                       .defaultText = "24h",
                       .doc = "Length of the measured window."},
                      &Simulation::duration},
    Field<Simulation>{{.name = "Replications",
                       .label = "Replications",
                       .kind = FieldKind::Integer,
                       .place = FieldPlace::Here,
                       .low = 1,
                       .high = 10'000,
                       .defaultText = "5",
                       .doc = "Independent repetitions; confidence intervals need at least five."}},
    Field<Simulation>{{.name = "Seed",
                       .label = "Seed",
                       .kind = FieldKind::Integer,
                       .place = FieldPlace::Here,
                       .low = 0,
                       .high = 9.0e15,
                       .defaultText = "1",
                       .doc = "The same file and seed give the same result."}},
};

constexpr std::array kBillingFields{
    Field<Billing>{{.name = "FreeTier",
                    .label = "Free tier",
                    .kind = FieldKind::Choice,
                    .place = FieldPlace::Here,
                    .choices = kFreeTiers,
                    .defaultText = "none",
                    .doc = "Which of AWS's free amounts to deduct: none, those that never expire, or all."},
                   &setFreeTier},
    Field<Billing>{{.name = "MonthHours",
                    .label = "Hours a month",
                    .kind = FieldKind::Number,
                    .place = FieldPlace::Here,
                    .low = 1,
                    .high = 744,
                    .defaultText = "730",
                    .doc = "Length of the month that is billed, at most 31 days; AWS's calculators use 730."},
                   &Billing::monthHours},
    Field<Billing>{
        {.name = "PricesAsOf",
         .label = "Prices of",
         .kind = FieldKind::Text,
         .place = FieldPlace::Here,
         .doc = "Day whose prices are used, such as \"2026-01-05\"; the newest without it. One for all designs."},
        &Billing::pricesAsOf},
    Field<Billing>{{.name = "Discount",
                    .label = "Discount",
                    .kind = FieldKind::Number,
                    .place = FieldPlace::Here,
                    .low = 0,
                    .high = 100,
                    .doc = "Percent off every price, as an enterprise agreement gives it; off commitments' fees too "
                           "(AWS's reports have them net of it), unless DiscountFees is false."}},
    Field<Billing>{{.name = "DiscountFees",
                    .label = "Discount off commitments' fees",
                    .kind = FieldKind::Boolean,
                    .place = FieldPlace::Here,
                    .defaultText = "true",
                    .doc = "Whether Discount lowers what savings plans and reserved capacity cost as well; false where "
                           "your agreement leaves them out."}},
    Field<Billing>{{.name = "Discounts",
                    .label = "Discounts by usage type",
                    .kind = FieldKind::Object,
                    .place = FieldPlace::Here,
                    .doc = "Usage type to percent off, in place of Discount: {\"Lambda-GB-Second\": 12}."}},
    Field<Billing>{
        {.name = "ReservedCapacity",
         .label = "Reserved capacity",
         .kind = FieldKind::Object,
         .place = FieldPlace::Here,
         .doc = "Capacity paid for a term, used or not: [{\"UsageType\": \"WriteCapacityUnit-Hrs\", \"Term\": "
                "\"1yr\", \"Units\": 100}]; Hourly and Upfront replace the book's fees of a unit. Region: where it is "
                "reserved, that of a replica or (default) the scenario's."}},
    Field<Billing>{
        {.name = "SavingsPlans",
         .label = "Savings plans",
         .kind = FieldKind::Object,
         .place = FieldPlace::Here,
         .doc = "Spend an hour committed to: [{\"Name\": \"Compute\", \"Commitment\": 0.5, \"Rates\": {\"Lambda-"
                "GB-Second\": 0.0000146667}}]. Without Rates those of an imported price list file of the plan that is "
                "named so (ComputeSP:1yrNoUpfront) hold. A name that ends as AWS's do says what is paid on the first "
                "day: :1yrAllUpfront all of the term, :3yrPartialUpfront half; any other nothing."}},
    Field<Billing>{{.name = "NatGateways",
                    .label = "NAT gateways",
                    .kind = FieldKind::Integer,
                    .place = FieldPlace::Here,
                    .low = 0,
                    .high = 1000,
                    .doc = "By which functions in a VPC call others. Rates prices them (NatGateway-Hours and "
                           "NatGateway-Bytes); where it does and some is needed, one unless given."},
                   &Billing::natGateways},
    Field<Billing>{{.name = "InterfaceEndpoints",
                    .label = "Interface endpoints",
                    .kind = FieldKind::Integer,
                    .place = FieldPlace::Here,
                    .low = 0,
                    .high = 1000,
                    .doc = "By which functions in a VPC call others, and private APIs are called: one for each "
                           "endpoint and zone. Rates prices them (VpcEndpoint-Hours and VpcEndpoint-Bytes); where it "
                           "does and some is needed, one unless given."},
                   &Billing::interfaceEndpoints},
    Field<Billing>{{.name = "Currency",
                    .label = "Currency",
                    .kind = FieldKind::Object,
                    .place = FieldPlace::Here,
                    .doc = "Shows totals in another currency too: {\"Code\": \"EUR\", \"PerUSD\": 0.92, \"AsOf\": "
                           "\"2026-01-05\"}."}},
};

std::optional<Place> section(Reading& reading, const Node& root, std::string_view key) {
    const Node* node = root.find(key);
    if (node == nullptr) return std::nullopt;
    Place place{*node, document::child("", key)};
    if (!isObject(reading, place, "an object")) return std::nullopt;
    return place;
}

/// Calendars count nanoseconds since 1970 and traces are read for these years; beyond them there are no loads to plan.
constexpr std::int64_t kFirstStart = 0;             // 1970-01-01T00:00:00Z
constexpr std::int64_t kLastStart = 4'102'444'799;  // 2099-12-31T23:59:59Z

void readStart(Reading& reading, const Place& simulationPlace, Simulation& simulation) {
    const auto seconds = parseUtc(simulation.start);
    if (seconds && *seconds >= kFirstStart && *seconds <= kLastStart) {
        simulation.startSecondsUtc = *seconds;
        return;
    }
    const Node* start = simulationPlace.node.find("Start");
    if (start == nullptr || !start->isString()) return;  // the field's own error says so
    reading.error(simulationPlace.at("Start", *start), seconds
                                                           ? "is outside the years 1970 to 2099, which are simulated"
                                                           : "is not a UTC time such as \"2026-01-05T00:00:00Z\"");
}

}  // namespace

std::span<const Field<Simulation>> simulationFields() { return kSimulationFields; }
std::span<const Field<Billing>> billingFields() { return kBillingFields; }

Simulation readSimulation(Reading& reading, const Node& root) {
    Simulation simulation;
    const auto place = section(reading, root, "Simulation");
    if (!place) return simulation;
    Node copy = place->node;
    if (const Node* warmUp = place->node.find("WarmUp");
        warmUp != nullptr && warmUp->isString() && warmUp->asString() == "cold") {
        simulation.cold = true;
        copy.set("WarmUp", Node::string("0s", warmUp->position()));
    } else if (warmUp != nullptr && warmUp->isString() && !parseDuration(warmUp->asString())) {
        reading.error(place->at("WarmUp", *warmUp), document::quoted(warmUp->asString()) +
                                                        R"( is neither a duration such as "30m" or "2h" nor "cold")");
        copy.set("WarmUp", Node::string("0s", warmUp->position()));
    }
    const Place checked{copy, place->pointer};
    readFields<Simulation>(reading, checked, FieldPlace::Here, kSimulationFields, {{}, {}, "Simulation"}, simulation);
    for (const Field<Simulation>& field : kSimulationFields) {
        const Node* node = copy.find(field.info.name);
        if (node == nullptr || !field.at.empty()) continue;
        const auto value = readFieldValue(reading, checked.at(field.info.name, *node), field.info);
        if (value && field.info.name == "Seed") simulation.seed = static_cast<std::uint64_t>(value->integer);
        if (value && field.info.name == "Replications")
            simulation.replications = static_cast<std::uint32_t>(value->integer);
    }
    readStart(reading, checked, simulation);
    return simulation;
}

Billing readBilling(Reading& reading, const Node& root) {
    Billing billing;
    if (const auto place = section(reading, root, "Billing")) {
        readFields<Billing>(reading, *place, FieldPlace::Here, kBillingFields, {{}, {}, "Billing"}, billing);
        billing.agreements = readAgreements(reading.problems, place->node, place->pointer);
    }
    return billing;
}

}  // namespace headroom::format
