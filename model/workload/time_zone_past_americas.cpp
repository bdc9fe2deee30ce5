// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/time_zone_past.hpp"

namespace headroom::workload {

// See time_zone_past.cpp.
const std::vector<PastZones>& pastOfTheAmericas() {
    static const std::vector<PastZones> kZones{
        {"S10D,M4.1.0,M10.5.0 2007-03-11T12:00Z", "America/Adak America/Atka"},
        {"S9D,M4.1.0,M10.5.0 2007-03-11T11:00Z",
         "America/Anchorage America/Juneau America/Nome America/Sitka America/Yakutat"},
        {"S3D,M10.2.0/0,M3.1.0/0 1999-02-21T02:00Z S3D,M10.1.6/24,M2.4.1/-24 2001-02-18T02:00Z "
         "S3D,M10.3.1/-24,M2.3.0/0 2002-10-20T03:00Z S3D,M11.1.5/48,M2.3.0/0 2003-11-09T03:00Z S3 "
         "2012-10-21T03:00Z S2 2013-02-17T02:00Z",
         "America/Araguaina"},
        {"S3 2007-12-30T03:00Z S3D,M10.3.0/0,M3.3.0/0 2009-10-18T03:00Z",
         "America/Argentina/Buenos_Aires America/Argentina/Cordoba America/Buenos_Aires America/Cordoba "
         "America/Rosario"},
        {"S3 2004-06-01T03:00Z S4 2004-06-20T04:00Z S3 2007-12-30T03:00Z S2 2008-03-16T02:00Z",
         "America/Argentina/Catamarca America/Argentina/ComodRivadavia America/Argentina/La_Rioja "
         "America/Argentina/Rio_Gallegos America/Catamarca"},
        {"S3 2007-12-30T03:00Z S2 2008-03-16T02:00Z", "America/Argentina/Jujuy America/Argentina/Salta America/Jujuy"},
        {"S3 2004-05-23T03:00Z S4 2004-09-26T04:00Z S3 2007-12-30T03:00Z S2 2008-03-16T02:00Z",
         "America/Argentina/Mendoza America/Mendoza"},
        {"S3 2004-05-31T03:00Z S4 2004-07-25T04:00Z S3 2007-12-30T03:00Z S2 2008-03-16T02:00Z",
         "America/Argentina/San_Juan"},
        {"S3 2004-05-31T03:00Z S4 2004-07-25T04:00Z S3 2007-12-30T03:00Z S2 2008-01-21T02:00Z "
         "S4D,M10.2.0/0,M3.2.0/0 2010-03-14T03:00Z",
         "America/Argentina/San_Luis"},
        {"S3 2004-06-01T03:00Z S4 2004-06-13T04:00Z S3 2007-12-30T03:00Z S3D,M10.3.0/0,M3.3.0/0 "
         "2009-10-18T03:00Z",
         "America/Argentina/Tucuman"},
        {"S3 2004-05-30T03:00Z S4 2004-06-20T04:00Z S3 2007-12-30T03:00Z S2 2008-03-16T02:00Z",
         "America/Argentina/Ushuaia"},
        {"S4D,M10.1.0/0,M3.1.0/0 2002-03-03T03:00Z S4D,M9.1.0/0,M4.1.0/0 2004-09-05T04:00Z "
         "S4D,M10.3.0/0,M3.2.0/0 2010-03-14T03:00Z S4D,M10.1.0/0,M4.2.0/0 2013-03-24T03:00Z "
         "S4D,M10.1.0/0,M3.4.0/0 2025-03-23T03:00Z",
         "America/Asuncion"},
        {"S3D,M10.2.0/0,M3.1.0/0 1999-02-21T02:00Z S3D,M10.1.6/24,M2.4.1/-24 2001-02-18T02:00Z "
         "S3D,M10.3.1/-24,M2.3.0/0 2002-10-20T03:00Z S3D,M11.1.5/48,M2.3.0/0 2003-11-09T03:00Z S3 "
         "2011-10-16T03:00Z S2 2012-02-26T02:00Z",
         "America/Bahia"},
        {"S7D,M4.1.6/26,M10.5.0 2001-04-08T09:00Z S7D,M5.1.0,M9.5.0 2002-04-07T09:00Z S7D,M4.1.0,M10.5.0 "
         "2010-04-04T09:00Z S6D,M4.1.0,M10.5.0 2023-04-02T08:00Z",
         "America/Bahia_Banderas"},
        {"S4 1999-10-03T04:00Z S4D,M10.1.6/24,M2.4.0/0 2000-10-15T03:00Z", "America/Boa_Vista"},
        {"S7D,M4.1.0,M10.5.0 2007-03-11T09:00Z",
         "America/Boise America/Denver America/Edmonton America/Inuvik America/Shiprock America/Yellowknife"},
        {"S7D,M4.1.0,M10.5.0 1999-10-31T08:00Z S6D,M4.1.6/26,M11.1.1/-24 2001-04-08T08:00Z S7D,M4.1.0,M10.5.0 "
         "2007-03-11T09:00Z",
         "America/Cambridge_Bay"},
        {"S4D,M10.2.0/0,M3.1.0/0 1999-02-21T03:00Z S4D,M10.1.6/24,M2.4.1/-24 2001-02-18T03:00Z "
         "S4D,M10.3.1/-24,M2.3.0/0 2002-10-20T04:00Z S4D,M11.1.0/0,M2.3.0/0 2003-10-19T04:00Z "
         "S4D,M10.3.0/0,M2.3.0/0 2004-10-17T04:00Z S4D,M11.1.2/0,M2.3.0/0 2005-10-16T04:00Z S3 "
         "2006-02-19T03:00Z S4 2006-11-05T04:00Z S4D,M10.2.0/0,M2.4.0/0 2008-02-17T03:00Z "
         "S4D,M10.3.0/0,M2.3.0/0 2012-02-19T03:00Z S4D,M10.3.0/0,M2.4.0/0 2013-02-17T03:00Z "
         "S4D,M10.3.0/0,M2.3.6/24 2018-10-21T04:00Z S4D,M11.1.0/0,M2.3.0/0 2019-11-03T04:00Z",
         "America/Campo_Grande"},
        {"S5D,M4.1.0,M8.1.0 1998-10-25T07:00Z S6D,M4.1.6/26,M10.5.0 2001-04-08T08:00Z S6D,M5.1.0,M9.5.0 "
         "2002-04-07T08:00Z S6D,M4.1.0,M10.5.0 2015-02-01T08:00Z",
         "America/Cancun"},
        {"S4 2007-12-09T07:00Z S4:30 2016-05-01T07:00Z", "America/Caracas"},
        {"S6D,M4.1.0,M10.5.0 2007-03-11T08:00Z", "America/Chicago America/Menominee America/North_Dakota/Center"},
        {"S6 1998-10-25T08:00Z S7D,M4.1.6/26,M10.5.0 2001-04-08T09:00Z S7D,M5.1.0,M9.5.0 2002-04-07T09:00Z "
         "S7D,M4.1.0,M10.5.0 2022-10-30T08:00Z",
         "America/Chihuahua"},
        {"S6 1998-10-25T08:00Z S7D,M4.1.6/26,M10.5.0 2001-04-08T09:00Z S7D,M5.1.0,M9.5.0 2002-04-07T09:00Z "
         "S7D,M4.1.0,M10.5.0 2010-03-14T09:00Z S7D,M3.2.0,M11.1.0 2022-11-06T08:00Z S7D,M3.2.0,M11.5.3/0 "
         "2023-11-05T08:00Z",
         "America/Ciudad_Juarez"},
        {"S4D,M9.4.0/0,M3.3.0/0 1999-03-21T03:00Z S4D,M10.2.0/0,M4.1.0/0 2000-03-12T03:00Z "
         "S4D,M10.2.6/24,M3.2.0/0 2008-03-09T03:00Z S4D,M10.2.0/0,M3.5.0/0 2009-03-15T03:00Z S4 "
         "2009-10-11T04:00Z S4D,M10.2.0/0,M4.1.0/0 2011-04-03T03:00Z S4D,M8.3.0/0,M5.2.0/0 2012-04-29T03:00Z "
         "S4D,M9.1.6/24,M4.4.0/0 2015-04-26T03:00Z S3 2016-05-15T03:00Z S4D,M8.2.0/0,M5.2.0/0 "
         "2019-04-07T03:00Z S4D,M9.1.6/24,M4.1.0/0 2022-09-04T04:00Z S4D,M9.2.0/0,M4.1.0/0 2023-09-03T04:00Z "
         "S4D,M9.1.6/24,M4.2.1/-24 2025-04-13T03:00Z",
         "America/Coyhaique"},
        {"S4D,M10.2.0/0,M3.1.0/0 1999-02-21T03:00Z S4D,M10.1.6/24,M2.4.1/-24 2001-02-18T03:00Z "
         "S4D,M10.3.1/-24,M2.3.0/0 2002-10-20T04:00Z S4D,M11.1.5/48,M2.3.0/0 2003-11-09T04:00Z S4 "
         "2004-11-02T04:00Z S4D,M10.3.6/24,M2.3.0/0 2006-10-22T04:00Z S4D,M11.1.0/0,M2.4.0/0 "
         "2007-10-14T04:00Z S4D,M10.3.1/-24,M2.3.0/0 2012-02-19T03:00Z S4D,M10.3.0/0,M2.4.0/0 "
         "2013-02-17T03:00Z S4D,M10.3.0/0,M2.3.6/24 2018-10-21T04:00Z S4D,M11.1.0/0,M2.3.0/0 "
         "2019-11-03T04:00Z",
         "America/Cuiaba"},
        {"S8D,M4.1.0,M10.5.0 2007-03-11T10:00Z S8D,M3.2.0,M11.1.0 2020-11-01T09:00Z",
         "America/Dawson America/Whitehorse"},
        {"S5D,M4.1.0,M10.5.0 2007-03-11T07:00Z",
         "America/Detroit America/Kentucky/Louisville America/Louisville America/Montreal America/Nassau "
         "America/New_York America/Nipigon America/Thunder_Bay America/Toronto"},
        {"S5 2008-06-24T05:00Z S4 2013-11-10T04:00Z", "America/Eirunepe America/Porto_Acre America/Rio_Branco"},
        {"S8D,M4.1.0,M10.5.0 2010-03-14T10:00Z", "America/Ensenada America/Santa_Isabel America/Tijuana"},
        {"S8D,M4.1.0,M10.5.0 2007-03-11T10:00Z S8D,M3.2.0,M11.1.0 2015-11-01T09:00Z", "America/Fort_Nelson"},
        {"S5 2006-04-02T07:00Z S5D,M3.2.0,M10.5.0 2007-10-28T06:00Z",
         "America/Fort_Wayne America/Indiana/Indianapolis America/Indiana/Marengo America/Indiana/Vevay "
         "America/Indianapolis"},
        {"S3 1999-10-03T03:00Z S3D,M10.1.6/24,M2.4.0/0 2000-10-22T02:00Z S3 2001-10-14T03:00Z S2 "
         "2002-02-17T02:00Z",
         "America/Fortaleza America/Maceio"},
        {"S4D,M4.1.0,M10.5.0 2007-03-11T06:00Z", "America/Glace_Bay America/Halifax America/Thule Atlantic/Bermuda"},
        {"S3D,M3.5.0/-2,M10.5.0/-1 2023-10-29T01:00Z", "America/Godthab America/Nuuk"},
        {"S4D,M4.1.0/0:01,M10.5.0/0:01 2007-03-11T04:01Z S4D,M3.2.0/0:01,M11.1.0/0:01 2011-11-06T03:01Z",
         "America/Goose_Bay"},
        {"S5D,M4.1.0,M10.5.0 2007-03-11T07:00Z S5D,M3.2.0,M11.1.0 2015-11-01T06:00Z S4 2018-11-04T06:00Z",
         "America/Grand_Turk"},
        {"S6 2006-04-30T06:00Z S5 2006-10-01T05:00Z", "America/Guatemala"},
        {"S5D,M3.5.5/48,M10.5.0/1 2002-03-31T05:00Z S5D,M4.1.0/0,M10.4.0/1 2004-03-28T05:00Z S4 "
         "2006-10-29T05:00Z S5D,M3.2.5/48,M10.4.0/1 2009-03-08T05:00Z S5D,M3.2.0/0,M10.5.0/1 "
         "2011-03-13T05:00Z S5D,M3.3.0/0,M11.2.0/1 2012-03-18T05:00Z S5D,M4.1.0/0,M11.1.0/1 2013-03-10T05:00Z",
         "America/Havana"},
        {"S7D,M4.1.0,M10.4.0 1999-04-04T09:00Z", "America/Hermosillo"},
        {"S5 2006-10-29T07:00Z S6D,M3.2.0,M10.5.5/50 2007-10-28T07:00Z",
         "America/Indiana/Knox America/Indiana/Tell_City America/Knox_IN"},
        {"S5 2006-10-29T07:00Z S6 2007-03-11T08:00Z S5 2008-03-09T07:00Z",
         "America/Indiana/Petersburg America/Indiana/Vincennes"},
        {"S5 2006-10-29T07:00Z S6 2007-03-11T08:00Z", "America/Indiana/Winamac"},
        {"S5D,M4.1.0,M10.5.0 1999-10-31T06:00Z S6 2000-04-02T08:00Z S5 2001-04-01T07:00Z S5D,M4.1.0,M10.5.0 "
         "2007-03-11T07:00Z",
         "America/Iqaluit America/Pangnirtung"},
        {"S6D,M4.1.0,M10.5.0 2000-10-29T07:00Z S5D,M4.1.0,M10.5.0 2007-03-11T07:00Z", "America/Kentucky/Monticello"},
        {"S8D,M4.1.0,M10.5.0 2007-03-11T10:00Z", "America/Los_Angeles America/Vancouver"},
        {"S6 2005-04-10T06:00Z S5 2005-10-02T05:00Z S6D,M5.1.1/-22,M9.5.6/25 2007-05-06T08:00Z", "America/Managua"},
        {"S6D,M4.1.6/26,M10.5.0 2001-04-08T08:00Z S6D,M5.1.0,M9.5.0 2002-04-07T08:00Z S6D,M4.1.0,M10.5.0 "
         "2010-03-14T08:00Z",
         "America/Matamoros"},
        {"S7D,M4.1.6/26,M10.5.0 2001-04-08T09:00Z S7D,M5.1.0,M9.5.0 2002-04-07T09:00Z S7D,M4.1.0,M10.5.0 "
         "2023-04-02T09:00Z",
         "America/Mazatlan"},
        {"S6D,M4.1.6/26,M10.5.0 2001-04-08T08:00Z S6D,M5.1.0,M9.5.0 2002-04-07T08:00Z S6D,M4.1.0,M10.5.0 "
         "2023-04-02T08:00Z",
         "America/Merida America/Mexico_City America/Monterrey"},
        {"S8 2015-11-01T10:00Z S9D,M3.2.0,M11.1.0 2018-11-04T10:00Z S9D,M3.2.0,M1.3.0 2019-11-03T10:00Z",
         "America/Metlakatla"},
        {"S3D,M4.1.0,M10.5.0 2007-03-11T05:00Z", "America/Miquelon"},
        {"S4D,M4.1.0/0:01,M10.5.0/0:01 2007-03-11T06:00Z", "America/Moncton"},
        {"S3 2004-09-19T03:00Z S2 2005-03-27T04:00Z S3D,M10.2.0,M3.2.0 2006-10-01T05:00Z S3D,M10.1.0,M3.2.0 "
         "2015-10-04T05:00Z",
         "America/Montevideo"},
        {"S2 1999-10-03T02:00Z S2D,M10.1.6/24,M2.4.0/0 2000-10-15T01:00Z S2 2001-10-14T02:00Z S1 "
         "2002-02-17T01:00Z",
         "America/Noronha"},
        {"S7D,M4.1.0,M10.5.0 2007-03-11T09:00Z S7D,M3.2.0,M11.1.0 2010-11-07T08:00Z", "America/North_Dakota/Beulah"},
        {"S7D,M4.1.0,M10.5.0 2003-10-26T08:00Z S6D,M4.1.0,M10.5.0 2007-03-11T08:00Z", "America/North_Dakota/New_Salem"},
        {"S6 1998-10-25T08:00Z S7D,M4.1.6/26,M10.5.0 2001-04-08T09:00Z S7D,M5.1.0,M9.5.0 2002-04-07T09:00Z "
         "S7D,M4.1.0,M10.5.0 2010-03-14T09:00Z S7D,M3.2.0,M11.1.0 2022-11-06T08:00Z",
         "America/Ojinaga"},
        {"S5 2005-04-03T05:00Z S5D,M4.1.6/24,M10.5.0/0 2007-04-08T05:00Z S5 2012-03-11T07:00Z "
         "S5D,M3.2.0,M11.1.0 2016-03-13T07:00Z S5 2017-03-12T07:00Z",
         "America/Port-au-Prince"},
        {"S4D,M9.4.0/0,M3.3.0/0 1999-03-21T03:00Z S4D,M10.2.0/0,M4.1.0/0 2000-03-12T03:00Z "
         "S4D,M10.2.6/24,M3.2.0/0 2008-03-09T03:00Z S4D,M10.2.0/0,M3.5.0/0 2009-03-15T03:00Z S4 "
         "2009-10-11T04:00Z S4D,M10.2.0/0,M4.1.0/0 2011-04-03T03:00Z S4D,M8.3.0/0,M5.2.0/0 2012-04-29T03:00Z "
         "S4D,M9.1.6/24,M4.4.0/0 2015-04-26T03:00Z S3 2016-05-15T03:00Z S4 2016-08-14T04:00Z",
         "America/Punta_Arenas Antarctica/Palmer"},
        {"S6D,M4.1.0,M10.5.0/3 2006-10-29T07:00Z S6D,M3.2.0,M10.5.5/50 2007-10-28T07:00Z",
         "America/Rainy_River America/Winnipeg"},
        {"S6D,M4.1.0,M10.5.0 2000-10-29T07:00Z S5 2001-10-28T07:00Z S6D,M4.1.0,M10.5.0 2007-03-11T08:00Z",
         "America/Rankin_Inlet"},
        {"S3 1999-10-03T03:00Z S3D,M10.1.6/24,M2.4.0/0 2000-10-15T02:00Z S3 2001-10-14T03:00Z S2 "
         "2002-02-17T02:00Z",
         "America/Recife"},
        {"S6D,M4.1.0,M10.5.0 2000-10-29T07:00Z S5 2001-10-28T07:00Z S6D,M4.1.0,M10.5.0 2006-10-29T07:00Z S5 "
         "2007-11-04T07:00Z",
         "America/Resolute"},
        {"S4 2008-06-24T04:00Z", "America/Santarem"},
        {"S4D,M9.4.0/0,M3.3.0/0 1999-03-21T03:00Z S4D,M10.2.0/0,M4.1.0/0 2000-03-12T03:00Z "
         "S4D,M10.2.6/24,M3.2.0/0 2008-03-09T03:00Z S4D,M10.2.0/0,M3.5.0/0 2009-03-15T03:00Z S4 "
         "2009-10-11T04:00Z S4D,M10.2.0/0,M4.1.0/0 2011-04-03T03:00Z S4D,M8.3.0/0,M5.2.0/0 2012-04-29T03:00Z "
         "S4D,M9.1.6/24,M4.4.0/0 2015-04-26T03:00Z S3 2016-05-15T03:00Z S4D,M8.2.0/0,M5.2.0/0 "
         "2019-04-07T03:00Z S4D,M9.1.6/24,M4.1.0/0 2022-09-04T04:00Z S4D,M9.2.0/0,M4.1.0/0 2023-09-03T04:00Z",
         "America/Santiago"},
        {"S4 2000-10-29T06:00Z S5 2000-12-03T06:00Z", "America/Santo_Domingo"},
        {"S3D,M10.2.0/0,M3.1.0/0 1999-02-21T02:00Z S3D,M10.1.6/24,M2.4.1/-24 2001-02-18T02:00Z "
         "S3D,M10.3.1/-24,M2.3.0/0 2002-10-20T03:00Z S3D,M11.1.0/0,M2.3.0/0 2003-10-19T03:00Z "
         "S3D,M10.3.0/0,M2.3.0/0 2004-10-17T03:00Z S3D,M11.1.2/0,M2.3.0/0 2005-10-16T03:00Z S2 "
         "2006-02-19T02:00Z S3 2006-11-05T03:00Z S3D,M10.2.0/0,M2.4.0/0 2008-02-17T02:00Z "
         "S3D,M10.3.0/0,M2.3.0/0 2012-02-19T02:00Z S3D,M10.3.0/0,M2.4.0/0 2013-02-17T02:00Z "
         "S3D,M10.3.0/0,M2.3.6/24 2018-10-21T03:00Z S3D,M11.1.0/0,M2.3.0/0 2019-11-03T03:00Z",
         "America/Sao_Paulo"},
        {"S1D,M3.5.0/0,M10.5.0/1 2024-03-31T01:00Z", "America/Scoresbysund"},
        {"S3:30D,M4.1.0/0:01,M10.5.0/0:01 2007-03-11T03:31Z S3:30D,M3.2.0/0:01,M11.1.0/0:01 2011-11-06T02:31Z",
         "America/St_Johns"},
        {"S6 2006-05-07T06:00Z S5 2006-08-07T05:00Z", "America/Tegucigalpa"},
    };
    return kZones;
}

}  // namespace headroom::workload
