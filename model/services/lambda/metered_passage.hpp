// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/engine/causes.hpp"
#include "model/engine/service.hpp"

namespace headroom::lambda {

/// What bytes on a way are billed as, by the names of AWS's price list.
struct PassageTariff {
    std::string_view service;
    std::string_view usageType;
    bool bothWays = false;  ///< requests and answers; else answers alone
};

/// Answers of a function's URL, which leave AWS.
inline constexpr PassageTariff kFunctionUrl{"AWSDataTransfer", "DataTransfer-Out-Bytes", false};
/// What a NAT gateway and an interface endpoint process, either way (Amazon VPC pricing page, 2026).
inline constexpr PassageTariff kNatGateway{"AmazonEC2", "NatGateway-Bytes", true};
inline constexpr PassageTariff kInterfaceEndpoint{"AmazonVPC", "VpcEndpoint-Bytes", true};

/// A way to a service on which bytes are billed: it passes calls on and meters the bodies (headers are not modelled).
class MeteredPassage final : public engine::Service {
public:
    /// `resource`: under whose name that is billed. `service` outlives this.
    MeteredPassage(engine::Service& service, std::string resource, const PassageTariff& tariff)
        : service_(service), resource_(std::move(resource)), tariff_(tariff) {}

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    void suffer(const engine::Incident& incident) override { service_.suffer(incident); }
    engine::ResourceReport report(base::Duration window) const override;

    const std::string& resource() const { return resource_; }
    /// Adds which workload caused what of the reading.
    void addCauses(std::vector<engine::CausedReading>& into) const;

private:
    base::MeterReading reading() const;

    engine::Service& service_;
    std::string resource_;
    PassageTariff tariff_;
    base::Granules passed_ = 0;
    engine::PerWorkload<base::Granules> passedFor_;
};

}  // namespace headroom::lambda
