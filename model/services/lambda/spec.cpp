// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/spec.hpp"

#include <algorithm>
#include <string_view>

#include "model/base/in_quotes.hpp"
#include "model/base/near_names.hpp"
#include "model/services/lambda/first_invoke.hpp"
#include "model/services/lambda/init_table.hpp"
#include "model/services/lambda/snap_start.hpp"

namespace headroom::lambda {

namespace {

using base::Errc;

/// Walks the steps and notes what cannot be run; `pointer` leads to them.
class StepCheck {
public:
    StepCheck(bool wholeDuration, std::vector<base::Error>& errors) : wholeDuration_(wholeDuration), errors_(errors) {}

    void walk(const Steps& steps, const std::string& pointer, std::size_t depth) {
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const std::string here = pointer + "/" + std::to_string(i);
            std::visit([&](const auto& step) { visit(step, here, depth); }, steps[i].what);
        }
    }
    void finish() {
        if (executed_ > kMostSteps) {
            add(Errc::NotModelled, "/Behavior/Steps",
                "an execution of more than 1,000,000 steps: repeat less, with longer steps");
        }
        if (connected_.size() <= kMostConnections) return;
        add(Errc::NotModelled, "/Behavior/Steps", "more than 64 targets with FirstCall");
    }

private:
    void add(Errc code, const std::string& where, std::string what) {
        errors_.push_back({code, where, std::move(what)});
    }

    void visit(const ComputeStep&, const std::string& where, std::size_t) {
        executed_ += rounds_;
        if (wholeDuration_) add(Errc::BadInput, where + "/Compute", "Duration is the whole invocation: leave this out");
    }
    void visit(const WaitStep&, const std::string& where, std::size_t) {
        executed_ += rounds_;
        if (wholeDuration_) add(Errc::BadInput, where + "/Wait", "Duration is the whole invocation: leave this out");
    }
    void visit(const CallStep& call, const std::string&, std::size_t) {
        executed_ += rounds_;
        if (!call.firstCall || std::find(connected_.begin(), connected_.end(), call.target) != connected_.end()) return;
        connected_.push_back(call.target);
    }
    void visit(const BranchStep& branch, const std::string& where, std::size_t depth) {
        double sum = 0.0;
        for (std::size_t i = 0; i < branch.arms.size(); ++i) {
            sum += branch.arms[i].weight;
            walk(branch.arms[i].steps, where + "/Branch/" + std::to_string(i) + "/Steps", depth);
        }
        if (!(sum > 0.0)) add(Errc::BadInput, where + "/Branch", "the weights must add up to more than 0");
    }
    void visit(const RepeatStep& repeat, const std::string& where, std::size_t depth) {
        if (depth == kDeepestRepeat) {
            add(Errc::NotModelled, where + "/Repeat", "more than 8 Repeat steps inside each other");
            return;
        }
        const double outer = rounds_;
        rounds_ *= static_cast<double>(repeat.times);
        executed_ += rounds_;  // a round of nothing is work as well
        walk(repeat.steps, where + "/Repeat/Steps", depth + 1);
        rounds_ = outer;
    }

    void visit(const ParallelStep& parallel, const std::string& where, std::size_t depth) {
        const std::string here = where + "/Parallel";
        if (parallel.branches.size() > kMostBranches) add(Errc::NotModelled, here, "more than 256 branches");
        if (parallel_ == kDeepestParallel)
            return add(Errc::NotModelled, here, "more than 4 Parallel steps inside each other");
        ++parallel_;
        executed_ += rounds_ * static_cast<double>(parallel.branches.size());
        for (std::size_t i = 0; i < parallel.branches.size(); ++i)
            walk(parallel.branches[i], here + "/" + std::to_string(i), depth);
        --parallel_;
    }

    static constexpr double kMostSteps = 1e6;  // within one instant nothing can interrupt an execution

    bool wholeDuration_;
    std::size_t parallel_ = 0;
    double rounds_ = 1.0;
    double executed_ = 0.0;
    std::vector<base::Error>& errors_;
    std::vector<std::string> connected_;
};

void checkInit(const Spec& spec, std::vector<base::Error>& errors) {
    if (initOf(spec)) return;
    std::string what = "no measured INIT for ";
    if (!spec.language.empty()) {
        what += "language " + base::inQuotes(spec.language);
        if (!spec.runtime.empty()) what += " on " + base::inQuotes(spec.runtime);
    } else if (!spec.runtime.empty()) {
        what += "runtime " + base::inQuotes(spec.runtime);
    } else {
        what += "an image of unknown language";
    }
    const std::vector<std::string> known = initLanguages(spec.runtime);
    const std::vector<std::string_view> names(known.begin(), known.end());
    const auto near = spec.language.empty() ? base::nearNames(spec.runtime, names, 1) : base::nearNames("", names, 1);
    // Another version of a runtime ("nodejs18.x") is no misspelling.
    const auto family = [](std::string_view name) { return name.substr(0, name.find_first_of("0123456789")); };
    if (!near.empty() && family(near.front()) != family(spec.runtime)) {
        errors.push_back({Errc::BadInput, "/Properties/Runtime",
                          what + "; did you mean \"" + std::string(near.front()) +
                              "\"? If it is right, give Init under Behavior, or Language as what it is like"});
        return;
    }
    what += ": give Init, or Language as one of";
    for (const std::string& name : known) what += " \"" + name + "\"";
    errors.push_back({Errc::BadInput, "/Behavior/Init", std::move(what)});
}

void checkPackage(const Spec& spec, std::vector<base::Error>& errors) {
    if (spec.packageType == PackageType::Image && !spec.runtime.empty()) {
        errors.push_back({Errc::Refused, "/Properties/Runtime",
                          "an image brings its own runtime: leave Runtime out, say Language under Behavior "
                          "(CloudFormation Template Reference, AWS::Lambda::Function)"});
    }
    if (spec.packageType == PackageType::Zip && spec.runtime.empty()) {
        errors.push_back({Errc::Refused, "/Properties/Runtime",
                          "a zip package needs a Runtime (CloudFormation Template Reference, AWS::Lambda::Function)"});
    }
    if (spec.firstInvokeMeasured && !firstInvokeOf(spec)) {
        errors.push_back({Errc::BadInput, "/Behavior/FirstInvoke",
                          "the first invocation was not measured for this runtime, package and architecture: give a "
                          "duration or a distribution"});
    }
}

/// The rules of one page, so that each refusal cites it.
void refuse(std::vector<base::Error>& errors, const std::string& where, const std::string& what,
            const char* page = "lambda-concurrency") {
    errors.push_back({Errc::Refused, where, what + " (Lambda Developer Guide, " + page + ")"});
}

void checkSnapStart(const Spec& spec, std::vector<base::Error>& errors) {
    if (!spec.snapStart) return;
    const std::string where = "/Properties/SnapStart";
    if (spec.packageType == PackageType::Image) {
        refuse(errors, where, "SnapStart does not take container images", "snapstart");
    } else if (!spec.runtime.empty() && !supportsSnapStart(spec.runtime)) {
        refuse(errors, where, "SnapStart takes Java 11, Python 3.12, .NET 8 and later, not " + spec.runtime,
               "snapstart");
    }
    if (spec.ephemeralStorage > kFreeEphemeralStorage)
        refuse(errors, where, "SnapStart does not take more than 512 MB of ephemeral storage", "snapstart");
}

/// What a durable function's code may not be made of.
class DurableCheck {
public:
    explicit DurableCheck(std::vector<base::Error>& errors) : errors_(errors) {}

    void walk(const Steps& steps, const std::string& pointer) {
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const std::string here = pointer + "/" + std::to_string(i);
            if (const auto* branch = std::get_if<BranchStep>(&steps[i].what)) {
                for (std::size_t arm = 0; arm < branch->arms.size(); ++arm)
                    walk(branch->arms[arm].steps, here + "/Branch/" + std::to_string(arm) + "/Steps");
            }
            if (const auto* repeat = std::get_if<RepeatStep>(&steps[i].what))
                walk(repeat->steps, here + "/Repeat/Steps");
            if (std::holds_alternative<ParallelStep>(steps[i].what))
                errors_.push_back({Errc::NotModelled, here + "/Parallel",
                                   "Parallel steps of a durable function are not modelled: its branches would be "
                                   "suspended and replayed together"});
        }
    }

private:
    std::vector<base::Error>& errors_;
};

void checkDurable(const Spec& spec, std::vector<base::Error>& errors) {
    if (!spec.durable) return;
    DurableCheck(errors).walk(spec.steps, "/Behavior/Steps");
    if (spec.duration)
        errors.push_back({Errc::BadInput, "/Behavior/Duration",
                          "is a measured whole invocation; a durable function is suspended and resumed between its "
                          "Steps: give those"});
    if (spec.streams)
        errors.push_back(
            {Errc::NotModelled, "/Properties/DurableConfig", "a durable function that streams its answers"});
}

}  // namespace

std::optional<base::Distribution> initOf(const Spec& spec) {
    if (spec.init) return spec.init;
    const InitRow* row = findInit(spec.runtime, spec.language, spec.packageType, spec.architecture);
    if (row == nullptr) return std::nullopt;
    return initDistribution(*row);
}

std::optional<base::Distribution> firstInvokeOf(const Spec& spec) {
    if (!spec.firstInvokeMeasured) return spec.firstInvoke;
    const auto measured =
        measuredFirstInvoke(spec.runtime, spec.language, spec.packageType, spec.architecture, spec.memorySize);
    if (!measured) return std::nullopt;
    return base::Distribution::constant(base::toSeconds(*measured));
}

client::RetryMode sdkRetryMode(const Spec&) { return client::RetryMode::V2026; }

client::Sdk sdkOf(const Spec& spec) {
    const std::string& name = spec.language.empty() ? spec.runtime : spec.language;
    return name.starts_with("nodejs") ? client::Sdk::JavaScript : client::Sdk::Boto;
}

std::vector<base::Error> check(const Spec& spec) {
    std::vector<base::Error> errors;
    checkPackage(spec, errors);
    checkInit(spec, errors);
    checkSnapStart(spec, errors);
    if (spec.error + spec.crash > 1.0) {
        errors.push_back({Errc::BadInput, "/Behavior/Error", "Error and Crash must not add up to more than 1"});
    }
    StepCheck steps(spec.duration.has_value(), errors);
    steps.walk(spec.steps, "/Behavior/Steps", 0);
    steps.finish();
    checkDurable(spec, errors);
    return errors;
}

std::vector<base::Error> checkAnswers(const Spec& spec) {
    if (!spec.responseSize) return {};
    const double least = spec.responseSize->quantile(0.0).value_or(0.0);
    const base::Bytes most = spec.streams ? kLargestStream : kLargestPayload;
    if (least <= static_cast<double>(most.count)) return {};
    return {{Errc::Refused, "/Behavior/ResponseSize",
             spec.streams
                 ? "every answer would be above 200 MB, the largest streamed response (Lambda Developer Guide, "
                   "gettingstarted-limits)"
                 : "every answer would be above 6 MB, the largest response of an invocation (Lambda Developer "
                   "Guide, gettingstarted-limits): stream it through a function URL"}};
}

std::int64_t provisionedInAll(const Spec& spec) {
    std::int64_t sum = spec.provisionedConcurrency.value_or(0);
    for (const FurtherVersion& version : spec.versions) sum += version.provisionedConcurrency.value_or(0);
    return sum;
}

std::vector<base::Error> checkPublished(const Spec& spec) {
    std::vector<base::Error> errors;
    const std::int64_t provisioned = provisionedInAll(spec);
    if (!spec.provisionedConcurrency && provisioned == 0) return errors;
    const std::string where = "/Properties/ProvisionedConcurrencyConfig";
    const std::string count = std::to_string(provisioned);
    if (!spec.published)
        refuse(errors, where, "provisioned concurrency belongs to a published version or an alias, not to $LATEST");
    if (spec.snapStart) refuse(errors, where, "provisioned concurrency and SnapStart exclude each other", "snapstart");
    if (spec.reservedConcurrentExecutions && provisioned > *spec.reservedConcurrentExecutions) {
        refuse(errors, where,
               count + " is above the function's reserved concurrency, " +
                   std::to_string(*spec.reservedConcurrentExecutions));
    }
    return errors;
}

}  // namespace headroom::lambda
