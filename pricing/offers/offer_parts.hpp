// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

/// What readers of offer files take from them, as the files write it.
namespace headroom::pricing {

/// What is wrong with an offer file, or worth saying of it, and on which line (0: of no line).
struct OfferNote {
    std::size_t line = 0;
    std::string what;
    bool error = true;
};

/// The ends of what a product transfers, where it is one of data transfer.
struct OfferTransfer {
    std::string kind;  ///< "transferType": "AWS Outbound", "InterRegion Inbound"
    std::string fromRegion;
    std::string toRegion;
    std::string fromLocation;
    std::string toLocation;
};

/// A product as a file describes it.
struct OfferProduct {
    std::string sku;
    std::string usageType;
    std::string region;    ///< "regionCode"; older files have only a location
    std::string location;  ///< "US East (N. Virginia)", "Any"
    OfferTransfer transfer{};
};

/// One price of a product as a file writes it; nothing is made of its numbers yet.
struct OfferRate {
    std::string sku;
    std::string rateCode;
    std::string effective;
    std::string from;
    std::string upTo;
    std::string unit;
    std::string usd;
    std::string currency = "USD";
    std::string lease;  ///< "1yr" of a reservation; empty on demand
};

/// What a savings plan charges for a usage type, as a file writes it.
struct OfferPlanRate {
    std::string planSku;
    std::string plan;       ///< its usage type: "ComputeSP:1yrNoUpfront"
    std::string service;    ///< of what it is a rate for
    std::string usageType;  ///< with its region's prefix
    std::string region;
    std::string unit;
    std::string usd;
    std::string currency = "USD";
    std::string effective;  ///< empty: from the file's publication on
};

/// A free tier as a file writes it: a first tier at 0 USD, or a product of no region ("Global-Request") that costs
/// nothing up to a bound.
struct OfferFreeTier {
    std::string usageType;  ///< without region
    std::int64_t quantity = 0;
    std::string unit;
    std::string effective;  ///< date
    std::size_t line = 0;
};

}  // namespace headroom::pricing
