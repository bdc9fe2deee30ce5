// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/engine/causes.hpp"
#include "model/engine/service.hpp"

namespace headroom::lambda {

/// The URL of a function, as clients on the internet call it: it passes the call on and meters what leaves AWS, the
/// bodies of answers (headers are not modelled).
class FunctionUrl final : public engine::Service {
public:
    /// `resource`: under whose name that is billed. `function` outlives this.
    FunctionUrl(engine::Service& function, std::string resource)
        : function_(function), resource_(std::move(resource)) {}

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    void suffer(const engine::Incident& incident) override { function_.suffer(incident); }
    engine::ResourceReport report(base::Duration window) const override;

    const std::string& resource() const { return resource_; }
    /// Adds which workload caused what of the reading.
    void addCauses(std::vector<engine::CausedReading>& into) const;

private:
    base::MeterReading reading() const;

    engine::Service& function_;
    std::string resource_;
    base::Granules sent_ = 0;
    engine::PerWorkload<base::Granules> sentTo_;
};

}  // namespace headroom::lambda
