// SPDX-License-Identifier: GPL-3.0-or-later
// Which region a product of an offer file is of.
#include "pricing/offers/offer.hpp"
#include "pricing/region_location.hpp"
#include "pricing/usage_type.hpp"

namespace headroom::pricing {

namespace {

/// Bytes are booked in the region that sends them, or that takes them in. AWSDataTransfer's products have no region of
/// their own: they name both ends (third parties' calls of AWS's price list API filter them by fromRegionCode where
/// they filter other services by regionCode; read 2026-11-29).
std::string regionOfTransfer(const OfferProduct& product) {
    const OfferTransfer& transfer = product.transfer;
    const bool inbound = transfer.kind.empty() ? product.usageType.ends_with("In-Bytes")
                                               : transfer.kind.find("Inbound") != std::string::npos;
    const std::string& code = inbound ? transfer.toRegion : transfer.fromRegion;
    const std::string& location = inbound ? transfer.toLocation : transfer.fromLocation;
    std::string region = isKnownRegion(code) ? code : "";
    if (code.empty()) region = regionAt(location);
    // Between regions the prefix that comes first is of the one that is billed; us-east-1 may leave out its own.
    const PrefixedType type = byPrefix(product.usageType);
    const bool otherEnd = region == "us-east-1" && isBetweenRegions(type.bare);
    return region.empty() || type.region.empty() || otherEnd ? region : std::string(type.region);
}

}  // namespace

std::string regionOfProduct(const OfferProduct& product) {
    if (!product.region.empty()) return isKnownRegion(product.region) ? product.region : "";
    if (std::string region = regionOfTransfer(product); !region.empty()) return region;
    if (const PrefixedType type = byPrefix(product.usageType); !type.region.empty()) return std::string(type.region);
    return std::string(regionAt(product.location));
}

std::string placeOfProduct(const OfferProduct& product) {
    for (const std::string* place : {&product.region, &product.transfer.fromRegion, &product.location,
                                     &product.transfer.fromLocation, &product.transfer.toLocation}) {
        if (!place->empty()) return *place;
    }
    return "";
}

}  // namespace headroom::pricing
