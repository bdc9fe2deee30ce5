// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/services/lambda/function.hpp"

namespace headroom::lambda {

/// An alias beside the one that a function's own name stands for: each invocation goes to one of two versions.
class WeightedAlias final : public engine::Service {
public:
    /// `weight`: the share of `other`. Both outlive the alias.
    WeightedAlias(Function& version, Function& other, double weight)
        : version_(version), other_(other), weight_(weight) {}

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    /// Versions report; an alias has nothing to add.
    engine::ResourceReport report(base::Duration) const override { return {}; }

private:
    Function& version_;
    Function& other_;
    double weight_;
};

}  // namespace headroom::lambda
