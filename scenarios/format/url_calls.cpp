// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/url_calls.hpp"

#include "scenarios/document/pointer.hpp"
#include "scenarios/format/event_readers.hpp"
#include "scenarios/format/resources.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// The resource that a workload's Target refers to, as written; empty for what is wrong.
std::string targetOf(const Node& root, const std::string& workload) {
    const Node* target = document::resolve(root, document::child("/Workloads", workload) + "/Target");
    if (target == nullptr) return {};
    document::Problems said("");
    std::vector<Assumption> none;
    Reading quiet{said, none, {}, nullptr};
    return resourceReference(quiet, {*target, ""});
}

/// Whether that resource is a URL, or a function that has one.
bool hasUrl(const Node& root, const std::string& name) {
    const std::string place = document::child("/Resources", name);
    const Node* type = document::resolve(root, place + "/Type");
    if (type == nullptr || !type->isString()) return false;
    if (type->asString() == "AWS::Lambda::Url") return true;
    return document::resolve(root, place + "/Properties/FunctionUrlConfig") != nullptr;
}

/// Whether the InvokeMode of that URL, or of the one that stands with that function, is a stream.
bool streams(const Node& root, const std::string& name) {
    const std::string properties = document::child("/Resources", name) + "/Properties";
    for (const char* at : {"/InvokeMode", "/FunctionUrlConfig/InvokeMode"}) {
        const Node* mode = document::resolve(root, properties + at);
        if (mode != nullptr && mode->isString() && mode->asString() == "RESPONSE_STREAM") return true;
    }
    return false;
}

}  // namespace

void markUrlStreams(const Node& root, Design& design) {
    for (workload::TrafficSpec& workload : design.workloads) {
        const std::string target = targetOf(root, workload.name);
        workload.streams = !workload.asynchronous && hasUrl(root, target) && streams(root, target);
    }
}

void markUrlCalls(const Node& root, Design& design) {
    for (workload::TrafficSpec& workload : design.workloads) {
        const std::string target = targetOf(root, workload.name);
        if (workload.asynchronous || target.empty() || !hasUrl(root, target)) continue;
        for (workload::MixEntry& entry : workload.mix) entry.route = target;
    }
}

}  // namespace headroom::format
