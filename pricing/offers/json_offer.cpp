// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/iso_date.hpp"
#include "pricing/offers/offer_reader.hpp"
#include "pricing/offers/plan_listener.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace headroom::pricing {
namespace {

using Json = nlohmann::json;

/// Listens to an offer file. The path of keys says where a text belongs:
/// products/SKU/attributes/KEY, terms/KIND/SKU/TERM/priceDimensions/CODE/pricePerUnit/CURRENCY.
class OfferListener : public nlohmann::json_sax<Json> {
public:
    OfferListener(ByteStream& stream, Offer& offer) : stream_(stream), offer_(offer) {}

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& written) override { return number(written); }
    bool binary(binary_t&) override { return true; }

    bool string(string_t& value) override {
        if (isIndex()) takeUrl(value);
        arrays_ == 0 ? take(value) : plans_.take(place(), value);
        return true;
    }
    bool key(string_t& value) override {
        if (depth_ > 0 && depth_ <= kDeepest) path_[depth_ - 1] = value;
        return true;
    }
    bool start_object(std::size_t) override {
        ++depth_;
        if (arrays_ > 0) {
            plans_.begin(place());
            return true;
        }
        if (depth_ == kProductDepth && path_[0] == "products") beginProduct();
        if (depth_ == kTermDepth && path_[0] == "terms") term_ = {};
        if (depth_ == kRateDepth && isRate()) rate_ = {};
        return true;
    }
    bool end_object() override {
        if (arrays_ > 0) {
            plans_.end(place());
            --depth_;
            return true;
        }
        if (depth_ == kProductDepth && path_[0] == "products") offer_.add(product_, productLine_);
        if (depth_ == kTermDepth && path_[0] == "terms") endTerm();
        if (depth_ == kRateDepth && isRate()) keepRate();
        --depth_;
        return true;
    }
    bool start_array(std::size_t) override {
        ++arrays_;
        return true;
    }
    bool end_array() override {
        --arrays_;
        return true;
    }
    void finish() { plans_.finish(); }
    bool parse_error(std::size_t, const std::string&, const Json::exception& error) override {
        const std::string_view what = error.what();
        const bool cut = what.find("unexpected end of input") != std::string_view::npos ||
                         what.find("missing closing quote") != std::string_view::npos;
        offer_.note(stream_.line(),
                    cut ? "the file ends in the middle: it is truncated" : "what stands here is not JSON");
        return false;
    }

private:
    static constexpr std::size_t kDeepest = 9;
    static constexpr std::size_t kProductDepth = 3;  // the object under products/SKU
    static constexpr std::size_t kTermDepth = 5;     // under terms/KIND/SKU/TERM
    static constexpr std::size_t kRateDepth = 7;     // under .../priceDimensions/CODE

    struct TimedRate {
        OfferRate rate;
        std::size_t line = 0;
    };

    /// A price or a bound may be written without quotes: its digits are as good.
    bool number(std::string written) { return string(written); }

    PlanListener::Place place() const { return {path_, depth_, arrays_, stream_.line()}; }
    bool isRate() const { return path_[0] == "terms" && path_[4] == "priceDimensions"; }
    bool isAttributes() const { return path_[0] == "products" && path_[2] == "attributes"; }

    bool isIndex() const { return path_[0] == "offers" || path_[0] == "regions"; }

    /// {"offers": {CODE: {"currentVersionUrl", "currentRegionIndexUrl"}}}, {"regions": {REGION: {"currentVersionUrl"}}}
    /// or [{"versionUrl"}].
    void takeUrl(const std::string& value) {
        const std::string& name = path_[arrays_ == 1 ? 1 : 2];
        const bool leads = name == "currentVersionUrl" || name == "currentRegionIndexUrl" || name == "versionUrl";
        if (leads) offer_.urls.push_back(value);
    }

    void beginProduct() {
        product_ = {};
        product_.sku = path_[1];
        productLine_ = stream_.line();
    }

    void take(const std::string& value) {
        if (depth_ == 1) return takeHead(value);
        if (depth_ == kProductDepth && path_[0] == "products" && path_[2] == "sku" && value != path_[1])
            offer_.note(stream_.line(), "product " + path_[1] + " says that its SKU is \"" + value + "\"");
        if (depth_ == 4 && isAttributes()) return takeAttribute(value);
        if (depth_ == kTermDepth && path_[0] == "terms" && path_[4] == "effectiveDate") term_.effective = value;
        if (depth_ == 6 && path_[0] == "terms" && path_[4] == "termAttributes" && path_[5] == "LeaseContractLength")
            term_.lease = value;
        if (depth_ == kRateDepth && isRate()) takeRate(value);
        if (depth_ == 8 && isRate() && path_[6] == "pricePerUnit") takePrice(value);
    }

    void takeHead(const std::string& value) {
        if (path_[0] == "formatVersion") offer_.formatVersion = value;
        if (path_[0] == "offerCode") offer_.code = value;
        if (path_[0] == "regionCode") offer_.regionCode = value;
        if (path_[0] == "version") offer_.version = value;
        if (path_[0] == "publicationDate") offer_.published = value.substr(0, 10);
    }

    void takeAttribute(const std::string& value) {
        if (path_[3] == "usagetype" || path_[3] == "usageType") product_.usageType = value;
        if (path_[3] == "regionCode") product_.region = value;
        if (path_[3] == "location") product_.location = value;
        takeTransfer(value);
        if (path_[3] == "servicename" || path_[3] == "serviceName") offer_.serviceName = value;
    }

    void takeTransfer(const std::string& value) {
        OfferTransfer& transfer = product_.transfer;
        if (path_[3] == "transferType") transfer.kind = value;
        if (path_[3] == "fromRegionCode") transfer.fromRegion = value;
        if (path_[3] == "toRegionCode") transfer.toRegion = value;
        if (path_[3] == "fromLocation") transfer.fromLocation = value;
        if (path_[3] == "toLocation") transfer.toLocation = value;
    }

    void takeRate(const std::string& value) {
        const std::string& name = path_[6];
        if (name == "rateCode") rate_.rateCode = value;
        if (name == "beginRange" || name == "startingRange") rate_.from = value;
        if (name == "endRange" || name == "endingRange") rate_.upTo = value;
        if (name == "unit") rate_.unit = value;
    }

    void takePrice(const std::string& value) {
        if (path_[7] != "USD" && !rate_.usd.empty()) return;
        rate_.usd = value;
        rate_.currency = path_[7];
    }

    void keepRate() {
        rate_.sku = path_[2];
        if (rate_.rateCode.empty()) rate_.rateCode = path_[5];
        pending_.push_back({rate_, stream_.line()});
    }

    /// What a term says of all its prices may come behind them.
    void endTerm() {
        const bool onDemand = path_[1] == "OnDemand";
        for (TimedRate& pending : pending_) {
            pending.rate.effective = term_.effective;
            pending.rate.lease = onDemand ? "" : term_.lease;
            if (onDemand || (path_[1] == "Reserved" && !term_.lease.empty()))
                offer_.add(pending.rate, pending.line);
            else if (path_[1] == "Reserved")
                offer_.noteNoLease(pending.rate, pending.line);
        }
        pending_.clear();
    }

    ByteStream& stream_;
    Offer& offer_;
    std::size_t depth_ = 0;
    std::size_t arrays_ = 0;
    std::array<std::string, kDeepest> path_;
    OfferProduct product_;
    std::size_t productLine_ = 0;
    OfferRate term_;
    OfferRate rate_;
    std::vector<TimedRate> pending_;
    PlanListener plans_{offer_};
};

}  // namespace

void readJsonOffer(ByteStream& stream, Offer& offer) {
    OfferListener listener(stream, offer);
    if (!Json::sax_parse(ByteIterator(stream), ByteIterator(), &listener)) return;
    listener.finish();
    if (offer.urls.empty() || offer.products() > 0) checkOfferHead(offer, 1);
}

void checkOfferHead(Offer& offer, std::size_t line) {
    const bool unsaid = offer.plans && offer.formatVersion.empty();  // files of savings plans have none
    if (offer.formatVersion != "v1.0" && !unsaid) {
        offer.note(line, "format version \"" + offer.formatVersion + "\" is not \"v1.0\", the one that is read");
    }
    if (offer.code.empty() && !(offer.plans && offer.products() == 0))  // of plans, each product says it
        offer.note(line, "names no offer code");
    const bool plain = std::ranges::all_of(offer.code, [](unsigned char c) { return std::isalnum(c) != 0; });
    if (!plain) offer.note(line, "\"" + offer.code + "\" is no offer code: letters and digits, such as AWSLambda");
    if (offer.published.empty()) return offer.note(line, "names no date of publication");
    if (!isIsoDate(offer.published)) offer.note(line, "was published on \"" + offer.published + "\", which is no date");
}

}  // namespace headroom::pricing
