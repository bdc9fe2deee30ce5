// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/json_fields.hpp"
#include "report/planning_json.hpp"

namespace headroom::report {

namespace {

void writeFailure(JsonWriter& json, const planning::Breaking& one) {
    json.beginObject();
    field(json, "What", one.what);
    field(json, "Kind", nameOf(one.kind));
    field(json, "Factor", one.factor);
    field(json, "RequestsPerSecond", one.rate);
    const bool latency = one.kind == planning::LimitKind::Latency;
    field(json, one.ofWindows ? "ShareOfWindows" : latency ? "Value" : "RefusedShare", one.refusedShare);
    if (!one.of.empty()) field(json, "Of", one.of);
    flag(json, "AtAllTraffic", one.always && !one.metFrom);
    if (one.metFrom) field(json, "MetFrom", *one.metFrom);
    flag(json, "PassedOver", one.passedOver);
    flag(json, "Raisable", one.raisable);
    flag(json, "Sudden", one.sudden);
    field(json, "Advice", one.advice);
    json.key("FixPerMonth");
    if (one.fixPerMonth)
        json.amount(*one.fixPerMonth);
    else
        json.null();
    json.endObject();
}

}  // namespace

std::string jsonOf(const planning::BreakingPoint& study) {
    JsonWriter json;
    beginStudy(json, "HeadroomBreakingPoint", study.scenario);
    writeBasis(json, study);
    field(json, "Design", study.design);
    field(json, "RequestsPerSecondToday", study.rateToday);
    field(json, "TriedTo", study.triedTo);
    field(json, "Measured", study.probeSeconds);
    field(json, "WarmUp", study.warmUpSeconds);
    field(json, "WarmUpFor", study.warmUpFor);
    field(json, "HeldAt", study.heldAt);
    flag(json, "AtBusiest", study.atBusiest);
    writeStrings(json, "OtherMoments", study.otherMoments);
    field(json, "WhyNoFurther", study.whyNoFurther);
    flag(json, "Partial", study.partial);
    json.key("Failures");
    json.beginArray();
    for (const planning::Breaking& one : study.failures) writeFailure(json, one);
    json.endArray();
    json.key("Quotas");
    json.beginArray();
    for (const planning::QuotaMargin& quota : study.quotas) {
        json.beginObject();
        field(json, "Name", quota.name);
        field(json, "Limit", quota.limit);
        field(json, "Peak", quota.peak);
        flag(json, "Raisable", quota.raisable);
        field(json, "Factor", quota.factor);
        flag(json, "OverDays", quota.overDays);
        json.endObject();
    }
    json.endArray();
    writeStrings(json, "NotJudged", study.notJudged);
    writeStrings(json, "Warnings", study.warnings);
    json.endObject();
    return json.take();
}

}  // namespace headroom::report
