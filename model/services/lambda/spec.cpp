// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/spec.hpp"

#include <algorithm>

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

    static constexpr double kMostSteps = 1e6;  // within one instant nothing can interrupt an execution

    bool wholeDuration_;
    double rounds_ = 1.0;
    double executed_ = 0.0;
    std::vector<base::Error>& errors_;
    std::vector<std::string> connected_;
};

void checkInit(const Spec& spec, std::vector<base::Error>& errors) {
    if (initOf(spec)) return;
    std::string what = "no measured INIT for ";
    if (!spec.language.empty()) {
        what += "language \"" + spec.language + "\"";
    } else if (!spec.runtime.empty()) {
        what += "runtime \"" + spec.runtime + "\"";
    } else {
        what += "an image of unknown language";
    }
    what += ": give Init, or Language as one of";
    for (const std::string& name : initLanguages()) what += " \"" + name + "\"";
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
    if (spec.ephemeralStorage > kFreeEphemeralStorage) {
        errors.push_back({Errc::NotModelled, "/Properties/EphemeralStorage/Size",
                          "storage above 512 MB is charged, which is not modelled yet"});
    }
}

}  // namespace

std::optional<base::Distribution> initOf(const Spec& spec) {
    if (spec.init) return spec.init;
    const InitRow* row = findInit(spec.runtime, spec.language, spec.packageType, spec.architecture);
    if (row == nullptr) return std::nullopt;
    return initDistribution(*row);
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
    if (spec.error + spec.crash > 1.0) {
        errors.push_back({Errc::BadInput, "/Behavior/Error", "Error and Crash must not add up to more than 1"});
    }
    StepCheck steps(spec.duration.has_value(), errors);
    steps.walk(spec.steps, "/Behavior/Steps", 0);
    steps.finish();
    return errors;
}

}  // namespace headroom::lambda
