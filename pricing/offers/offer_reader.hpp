// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/byte_stream.hpp"
#include "pricing/offers/offer.hpp"

namespace headroom::pricing {

/// Reads an AWS Price List offer file in JSON as it streams by; what is wrong is noted in the offer, with its line.
void readJsonOffer(ByteStream& stream, Offer& offer);

/// The same for its CSV flavour: five lines about the file, a header, a line a price.
void readCsvOffer(ByteStream& stream, Offer& offer);

/// Notes a format version, or a lack of what every offer file names, that stands against reading it.
void checkOfferHead(Offer& offer, std::size_t line);

}  // namespace headroom::pricing
