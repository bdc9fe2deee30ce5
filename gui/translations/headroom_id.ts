<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
    <context>
        <name>QObject</name>
        <message>
            <source>Design: %1</source>
            <translation>Desain: %1</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <source>Report for reading and printing (*.pdf)</source>
            <translation>Laporan untuk dibaca dan dicetak (*.pdf)</translation>
        </message>
        <message>
            <source>Report for a browser (*.html)</source>
            <translation>Laporan untuk peramban (*.html)</translation>
        </message>
        <message>
            <source>Report for editing (*.odt)</source>
            <translation>Laporan untuk disunting (*.odt)</translation>
        </message>
        <message>
            <source>Summary in Markdown (*.md)</source>
            <translation>Ringkasan dalam Markdown (*.md)</translation>
        </message>
        <message>
            <source>Figures for a spreadsheet (*.csv)</source>
            <translation>Angka untuk lembar kerja (*.csv)</translation>
        </message>
        <message>
            <source>Everything, for programs (*.json)</source>
            <translation>Semuanya, untuk program (*.json)</translation>
        </message>
    </context>
    <context>
        <name>figures</name>
        <message>
            <source>%1 objective %2</source>
            <translation>sasaran %1 %2</translation>
        </message>
        <message>
            <source>expected</source>
            <translation>diharapkan</translation>
        </message>
        <message>
            <source> · mean %1, busiest %2, %3 in all</source>
            <translation> · rata-rata %1, tersibuk %2, seluruhnya %3</translation>
        </message>
        <message>
            <source> · at most, if requests took no time</source>
            <translation> · paling banyak, bila permintaan tidak memakan waktu</translation>
        </message>
        <message>
            <source> · connections</source>
            <translation> · sambungan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui</name>
        <message>
            <source>%1 against the first design</source>
            <translation>%1 dibandingkan desain pertama</translation>
        </message>
        <message>
            <source>, 95 % interval %1 to %2</source>
            <translation>, selang 95 % %1 sampai %2</translation>
        </message>
        <message>
            <source>; too few replications for an interval</source>
            <translation>; replikasi terlalu sedikit untuk sebuah selang</translation>
        </message>
        <message>
            <source>: about the same</source>
            <translation>: kurang lebih sama</translation>
        </message>
        <message>
            <source>: whether it differs is not clear</source>
            <translation>: belum jelas apakah berbeda</translation>
        </message>
        <message>
            <source>The scenario states none.</source>
            <translation>Skenario tidak menyebutkannya.</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 dari %2</translation>
        </message>
        <message>
            <source>missed: %1</source>
            <translation>tidak tercapai: %1</translation>
        </message>
        <message>
            <source>undecided: %1</source>
            <translation>belum pasti: %1</translation>
        </message>
        <message>
            <source>not priced</source>
            <translation>tanpa harga</translation>
        </message>
        <message>
            <source>taken</source>
            <translation>diambil</translation>
        </message>
        <message>
            <source>assumed</source>
            <translation>diasumsikan</translation>
        </message>
        <message>
            <source>proposed</source>
            <translation>diusulkan</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>ditinggalkan</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>dipertahankan</translation>
        </message>
        <message>
            <source>Its lines end in different ways, or it holds characters that an editor would change.</source>
            <translation>Akhir barisnya tidak seragam, atau ada karakter yang akan diubah oleh penyunting.</translation>
        </message>
        <message>
            <source>It is not UTF-8 throughout, and saving would change it.</source>
            <translation>Isinya tidak sepenuhnya UTF-8, dan menyimpan akan mengubahnya.</translation>
        </message>
        <message>
            <source>It is too long to be edited here.</source>
            <translation>Terlalu panjang untuk disunting di sini.</translation>
        </message>
        <message>
            <source>less than a second</source>
            <translation>kurang dari sedetik</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 sampai %2</translation>
        </message>
        <message>
            <source>Data transfer</source>
            <translation>Transfer data</translation>
        </message>
        <message>
            <source>even</source>
            <translation>merata</translation>
        </message>
        <message>
            <source>Poisson</source>
            <translation>Poisson</translation>
        </message>
        <message>
            <source>diurnal</source>
            <translation>harian</translation>
        </message>
        <message>
            <source>weekly</source>
            <translation>mingguan</translation>
        </message>
        <message>
            <source>ramp to %1</source>
            <translation>naik bertahap ke %1</translation>
        </message>
        <message>
            <source>steps to %1</source>
            <translation>bertingkat ke %1</translation>
        </message>
        <message>
            <source>spike to %1</source>
            <translation>lonjakan ke %1</translation>
        </message>
        <message>
            <source>bursty</source>
            <translation>meledak-ledak</translation>
        </message>
        <message>
            <source>trace</source>
            <translation>rekaman</translation>
        </message>
        <message>
            <source>schedule</source>
            <translation>jadwal</translation>
        </message>
        <message>
            <source>%1 users</source>
            <translation>%1 pengguna</translation>
        </message>
        <message>
            <source>What the file does not say</source>
            <translation>Yang tidak disebutkan berkas</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>Diambil</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Sumber</translation>
        </message>
        <message>
            <source>, free tier</source>
            <translation>, tingkat gratis</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>Sumber daya</translation>
        </message>
        <message>
            <source>Usage type</source>
            <translation>Jenis pemakaian</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Jumlah</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Satuan</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Tarif</translation>
        </message>
        <message>
            <source>Per month</source>
            <translation>Per bulan</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Bagian</translation>
        </message>
        <message>
            <source>The rate is the scenario's own, not the price book's.</source>
            <translation>Tarif ini milik skenario, bukan dari buku harga.</translation>
        </message>
        <message>
            <source>account</source>
            <translation>akun</translation>
        </message>
        <message>
            <source> (own)</source>
            <translation> (sendiri)</translation>
        </message>
        <message>
            <source>depends on usage</source>
            <translation>tergantung pemakaian</translation>
        </message>
        <message>
            <source>Usage</source>
            <translation>Pemakaian</translation>
        </message>
        <message>
            <source>Why it is not in the total</source>
            <translation>Mengapa tidak termasuk jumlah</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Di mana</translation>
        </message>
        <message>
            <source>First design</source>
            <translation>Desain pertama</translation>
        </message>
        <message>
            <source>This design</source>
            <translation>Desain ini</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Permintaan</translation>
        </message>
        <message>
            <source>per second, %1, replication 1</source>
            <translation>per detik, %1, replikasi 1</translation>
        </message>
        <message>
            <source>requests</source>
            <translation>permintaan</translation>
        </message>
        <message>
            <source>%1: write capacity</source>
            <translation>%1: kapasitas tulis</translation>
        </message>
        <message>
            <source>%1: read capacity</source>
            <translation>%1: kapasitas baca</translation>
        </message>
        <message>
            <source>%1: consumed</source>
            <translation>%1: terpakai</translation>
        </message>
        <message>
            <source>provisioned</source>
            <translation>disediakan</translation>
        </message>
        <message>
            <source>, provisioned</source>
            <translation>, disediakan</translation>
        </message>
        <message>
            <source>consumed</source>
            <translation>terpakai</translation>
        </message>
        <message>
            <source>; shaded where attempts were throttled</source>
            <translation>; diarsir saat percobaan dibatasi</translation>
        </message>
        <message>
            <source>%1: concurrent executions</source>
            <translation>%1: eksekusi serentak</translation>
        </message>
        <message>
            <source>limit %1</source>
            <translation>batas %1</translation>
        </message>
        <message>
            <source>concurrent executions</source>
            <translation>eksekusi serentak</translation>
        </message>
        <message>
            <source>; shaded where invocations were throttled</source>
            <translation>; diarsir saat pemanggilan dibatasi</translation>
        </message>
        <message>
            <source>mean %1</source>
            <translation>rata-rata %1</translation>
        </message>
        <message>
            <source>Design</source>
            <translation>Desain</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Gagal</translation>
        </message>
        <message>
            <source>Against the first</source>
            <translation>Terhadap yang pertama</translation>
        </message>
        <message>
            <source>Objectives met</source>
            <translation>Sasaran tercapai</translation>
        </message>
        <message>
            <source>exponential</source>
            <translation>eksponensial</translation>
        </message>
        <message>
            <source>uniform</source>
            <translation>seragam</translation>
        </message>
        <message>
            <source>normal</source>
            <translation>normal</translation>
        </message>
        <message>
            <source>log-normal</source>
            <translation>log-normal</translation>
        </message>
        <message>
            <source>gamma</source>
            <translation>gamma</translation>
        </message>
        <message>
            <source>Weibull</source>
            <translation>Weibull</translation>
        </message>
        <message>
            <source>Pareto</source>
            <translation>Pareto</translation>
        </message>
        <message>
            <source>percentiles</source>
            <translation>persentil</translation>
        </message>
        <message>
            <source>piecewise</source>
            <translation>bertahap</translation>
        </message>
        <message>
            <source>measured values</source>
            <translation>nilai terukur</translation>
        </message>
        <message>
            <source>mixture</source>
            <translation>campuran</translation>
        </message>
        <message>
            <source>regimes</source>
            <translation>rezim</translation>
        </message>
        <message>
            <source>mean %1, %2</source>
            <translation>rata-rata %1, %2</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ya</translation>
        </message>
        <message>
            <source>no</source>
            <translation>tidak</translation>
        </message>
        <message>
            <source>Source: %1</source>
            <translation>Sumber: %1</translation>
        </message>
        <message>
            <source>No interval: one replication is not enough for one.</source>
            <translation>Tanpa selang: satu replikasi tidak cukup.</translation>
        </message>
        <message>
            <source>No interval: %1</source>
            <translation>Tanpa selang: %1</translation>
        </message>
        <message>
            <source>nothing was measured</source>
            <translation>tidak ada yang terukur</translation>
        </message>
        <message>
            <source>no interval</source>
            <translation>tanpa selang</translation>
        </message>
        <message>
            <source>95 % confidence interval: %1 to %2</source>
            <translation>selang kepercayaan 95 %: %1 sampai %2</translation>
        </message>
        <message>
            <source>Failed requests</source>
            <translation>Permintaan gagal</translation>
        </message>
        <message>
            <source>throttled %1</source>
            <translation>dibatasi %1</translation>
        </message>
        <message>
            <source>%1 offered: %2 succeeded, %3 throttled, %4 timed out, %5 failed, %6 still in flight; %7 attempts</source>
            <translation>%1 ditawarkan: %2 berhasil, %3 dibatasi, %4 habis waktu, %5 gagal, %6 masih berlangsung; %7 percobaan</translation>
        </message>
        <message>
            <source>Cold starts</source>
            <translation>Start dingin</translation>
        </message>
        <message>
            <source>no function ran</source>
            <translation>tidak ada fungsi yang berjalan</translation>
        </message>
        <message>
            <source>Invocations that waited for a new environment, over all functions and replications.</source>
            <translation>Pemanggilan yang menunggu lingkungan baru, atas semua fungsi dan replikasi.</translation>
        </message>
        <message>
            <source>Cost per month</source>
            <translation>Biaya per bulan</translation>
        </message>
        <message>
            <source>no prices for %1 are known</source>
            <translation>harga untuk %1 tidak diketahui</translation>
        </message>
        <message>
            <source>inputs %1 to %2</source>
            <translation>masukan %1 sampai %2</translation>
        </message>
        <message>
            <source>%1 / M requests</source>
            <translation>%1 / juta permintaan</translation>
        </message>
        <message>
            <source>prices of %1</source>
            <translation>harga %1</translation>
        </message>
        <message>
            <source>What became of it</source>
            <translation>Hasilnya</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Bagian</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Bagaimana</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Kesalahan</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Peringatan</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Catatan</translation>
        </message>
        <message>
            <source>1 error</source>
            <translation>1 kesalahan</translation>
        </message>
        <message>
            <source>%1 errors</source>
            <translation>%1 kesalahan</translation>
        </message>
        <message>
            <source>1 warning</source>
            <translation>1 peringatan</translation>
        </message>
        <message>
            <source>%1 warnings</source>
            <translation>%1 peringatan</translation>
        </message>
        <message>
            <source>1 note</source>
            <translation>1 catatan</translation>
        </message>
        <message>
            <source>%1 notes</source>
            <translation>%1 catatan</translation>
        </message>
        <message>
            <source>No problems</source>
            <translation>Tidak ada masalah</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Letak</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Yang salah</translation>
        </message>
        <message>
            <source>Where in the document</source>
            <translation>Letak dalam dokumen</translation>
        </message>
        <message>
            <source>%1/mo</source>
            <translation>%1/bln</translation>
        </message>
        <message>
            <source>%1 of the limit in use</source>
            <translation>%1 dari batas terpakai</translation>
        </message>
        <message>
            <source>1 design</source>
            <translation>1 desain</translation>
        </message>
        <message>
            <source>%1 designs</source>
            <translation>%1 desain</translation>
        </message>
        <message>
            <source>1 replication</source>
            <translation>1 replikasi</translation>
        </message>
        <message>
            <source>%1 replications</source>
            <translation>%1 replikasi</translation>
        </message>
        <message>
            <source>%1 / month</source>
            <translation>%1 / bulan</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>dihentikan</translation>
        </message>
        <message>
            <source>%1 requests</source>
            <translation>%1 permintaan</translation>
        </message>
        <message>
            <source>a run takes about %1</source>
            <translation>simulasi memerlukan kira-kira %1</translation>
        </message>
        <message>
            <source>running, %1</source>
            <translation>berjalan, %1</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>sisa %1</translation>
        </message>
        <message>
            <source>stopped after %1 · partial results</source>
            <translation>dihentikan setelah %1 · hasil sebagian</translation>
        </message>
        <message>
            <source>finished in %1</source>
            <translation>selesai dalam %1</translation>
        </message>
        <message>
            <source>Region %1</source>
            <translation>Wilayah %1</translation>
        </message>
        <message>
            <source>Prices %1, %2</source>
            <translation>Harga %1, %2</translation>
        </message>
        <message>
            <source>&lt;b&gt;Headroom %1&lt;/b&gt;&lt;p&gt;What will this serverless design cost, how fast will it be, where will it break, and which design is best?&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Charts by QCustomPlot, windows by Qt %2.&lt;/p&gt;</source>
            <translation>&lt;b&gt;Headroom %1&lt;/b&gt;&lt;p&gt;Berapa biaya desain nirserver ini, seberapa cepat, di mana ia akan gagal, dan desain mana yang terbaik?&lt;/p&gt;&lt;p&gt;Perangkat lunak bebas di bawah GNU General Public License versi 3 atau yang lebih baru. Grafik oleh QCustomPlot, jendela oleh Qt %2.&lt;/p&gt;</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::AssumptionTable</name>
        <message>
            <source>Assumptions</source>
            <translation>Asumsi</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::Banner</name>
        <message>
            <source>and %1 more</source>
            <translation>dan %1 lagi</translation>
        </message>
        <message>
            <source>Notes on this run</source>
            <translation>Catatan tentang simulasi ini</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::BillPage</name>
        <message>
            <source>Share of each service</source>
            <translation>Bagian tiap layanan</translation>
        </message>
        <message>
            <source>Not priced</source>
            <translation>Tanpa harga</translation>
        </message>
        <message>
            <source>not in the total</source>
            <translation>tidak termasuk jumlah</translation>
        </message>
        <message>
            <source>Line items</source>
            <translation>Rincian tagihan</translation>
        </message>
        <message>
            <source>for a month, by service</source>
            <translation>untuk sebulan, menurut layanan</translation>
        </message>
        <message>
            <source>Per month</source>
            <translation>Per bulan</translation>
        </message>
        <message>
            <source>not priced</source>
            <translation>tanpa harga</translation>
        </message>
        <message>
            <source>inputs %1 to %2</source>
            <translation>masukan %1 sampai %2</translation>
        </message>
        <message>
            <source>no interval</source>
            <translation>tanpa selang</translation>
        </message>
        <message>
            <source>Per million requests</source>
            <translation>Per sejuta permintaan</translation>
        </message>
        <message>
            <source>of the workloads</source>
            <translation>dari beban kerja</translation>
        </message>
        <message>
            <source>List prices of %1 as of %2, free tier: %3. Lines are means over %4; they add up to the total exactly.</source>
            <translation>Harga resmi %1 per %2, tingkat gratis: %3. Tiap baris adalah rata-rata atas %4; jumlahnya tepat sama dengan total.</translation>
        </message>
        <message>
            <source>one replication</source>
            <translation>satu replikasi</translation>
        </message>
        <message>
            <source>%1 replications</source>
            <translation>%1 replikasi</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::CauseBars</name>
        <message>
            <source>mean</source>
            <translation>rata-rata</translation>
        </message>
        <message>
            <source>of requests</source>
            <translation>dari permintaan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::CausesCard</name>
        <message>
            <source>&amp;Typical request</source>
            <translation>Permintaan &amp;khas</translation>
        </message>
        <message>
            <source>Shows how one typical request of this band went, step by step</source>
            <translation>Menunjukkan langkah demi langkah satu permintaan khas pada rentang ini</translation>
        </message>
        <message>
            <source>Too few requests to explain a percentile.</source>
            <translation>Permintaan terlalu sedikit untuk menjelaskan sebuah persentil.</translation>
        </message>
        <message>
            <source>What makes the latency</source>
            <translation>Penyebab latensi</translation>
        </message>
        <message>
            <source>What makes the %1 of %2</source>
            <translation>Penyebab %1 dari %2</translation>
        </message>
        <message>
            <source>a typical request of %1</source>
            <translation>permintaan khas sebesar %1</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 sampai %2</translation>
        </message>
        <message>
            <source>%1 requests between %2 and %3</source>
            <translation>%1 permintaan antara %2 dan %3</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::Commands</name>
        <message>
            <source>&amp;Help</source>
            <translation>Ban&amp;tuan</translation>
        </message>
        <message>
            <source>&amp;About Headroom</source>
            <translation>&amp;Tentang Headroom</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Berkas</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>&amp;Buka…</translation>
        </message>
        <message>
            <source>Open &amp;Recent</source>
            <translation>Buka yang Te&amp;rakhir</translation>
        </message>
        <message>
            <source>Open an &amp;Example</source>
            <translation>Buka &amp;Contoh</translation>
        </message>
        <message>
            <source>&amp;Import Templates…</source>
            <translation>&amp;Impor Templat…</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Simpan</translation>
        </message>
        <message>
            <source>Save &amp;As…</source>
            <translation>Simpan Seb&amp;agai…</translation>
        </message>
        <message>
            <source>&amp;Export Report…</source>
            <translation>&amp;Ekspor Laporan…</translation>
        </message>
        <message>
            <source>Re&amp;load</source>
            <translation>&amp;Muat Ulang</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Keluar</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Sunting</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Urungkan</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>U&amp;langi</translation>
        </message>
        <message>
            <source>&amp;New Design From This One…</source>
            <translation>Desain &amp;Baru dari Desain Ini…</translation>
        </message>
        <message>
            <source>Next &amp;Problem</source>
            <translation>Masalah &amp;Berikutnya</translation>
        </message>
        <message>
            <source>Pre&amp;vious Problem</source>
            <translation>Masalah &amp;Sebelumnya</translation>
        </message>
        <message>
            <source>&amp;Go to Line…</source>
            <translation>&amp;Ke Baris…</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Jalankan</translation>
        </message>
        <message>
            <source>Simulates every design</source>
            <translation>Menyimulasikan setiap desain</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>&amp;Hentikan</translation>
        </message>
        <message>
            <source>Ends the run and shows what is finished</source>
            <translation>Mengakhiri simulasi dan menampilkan yang sudah selesai</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>&amp;Jeda</translation>
        </message>
        <message>
            <source>Holds the run, or lets it go on</source>
            <translation>Menahan simulasi, atau melanjutkannya</translation>
        </message>
        <message>
            <source>&amp;Earlier Runs</source>
            <translation>Simulasi S&amp;ebelumnya</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Tampilan</translation>
        </message>
        <message>
            <source>&amp;Diagram</source>
            <translation>&amp;Diagram</translation>
        </message>
        <message>
            <source>&amp;Traffic</source>
            <translation>&amp;Lalu Lintas</translation>
        </message>
        <message>
            <source>&amp;Results</source>
            <translation>&amp;Hasil</translation>
        </message>
        <message>
            <source>&amp;Bill</source>
            <translation>&amp;Tagihan</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>&amp;Bandingkan</translation>
        </message>
        <message>
            <source>&amp;Source</source>
            <translation>&amp;Sumber</translation>
        </message>
        <message>
            <source>&amp;Problems</source>
            <translation>&amp;Masalah</translation>
        </message>
        <message>
            <source>&amp;Assumptions</source>
            <translation>&amp;Asumsi</translation>
        </message>
        <message>
            <source>Zoom &amp;In on Time</source>
            <translation>Per&amp;besar Waktu</translation>
        </message>
        <message>
            <source>Zoom &amp;Out</source>
            <translation>Per&amp;kecil</translation>
        </message>
        <message>
            <source>Show &amp;All Time</source>
            <translation>Tampilkan Semu&amp;a Waktu</translation>
        </message>
        <message>
            <source>T&amp;heme</source>
            <translation>&amp;Tema</translation>
        </message>
        <message>
            <source>As the &amp;System</source>
            <translation>Mengikuti &amp;Sistem</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Terang</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Gelap</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Bahasa</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ComparePage</name>
        <message>
            <source>Designs</source>
            <translation>Desain</translation>
        </message>
        <message>
            <source>Cost against p99</source>
            <translation>Biaya terhadap p99</translation>
        </message>
        <message>
            <source>What differs</source>
            <translation>Yang berbeda</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Bandingkan</translation>
        </message>
        <message>
            <source>latency of %1; coloured where better or worse than the first</source>
            <translation>latensi %1; berwarna bila lebih baik atau lebih buruk daripada yang pertama</translation>
        </message>
        <message>
            <source>USD a month, %1; the line joins what no other design beats</source>
            <translation>USD per bulan, %1; garis menghubungkan desain yang tak terkalahkan</translation>
        </message>
        <message>
            <source>This scenario has one design. Change something and choose Edit, New Design From This One to compare it with another.</source>
            <translation>Skenario ini hanya memiliki satu desain. Ubah sesuatu lalu pilih Sunting, Desain Baru dari Desain Ini untuk membandingkannya.</translation>
        </message>
        <message>
            <source>All designs faced the same random numbers. A figure is better or worse when the 95 % interval of its difference leaves out zero and the difference is more than 1 %.</source>
            <translation>Semua desain menghadapi bilangan acak yang sama. Suatu angka lebih baik atau lebih buruk bila selang 95 % dari selisihnya tidak memuat nol dan selisihnya lebih dari 1 %.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::CoverDialog</name>
        <message>
            <source>Export a report</source>
            <translation>Ekspor laporan</translation>
        </message>
        <message>
            <source>for instance: draft 2</source>
            <translation>misalnya: konsep 2</translation>
        </message>
        <message>
            <source>&amp;Client</source>
            <translation>&amp;Klien</translation>
        </message>
        <message>
            <source>&amp;Author</source>
            <translation>&amp;Penulis</translation>
        </message>
        <message>
            <source>&amp;Version</source>
            <translation>&amp;Versi</translation>
        </message>
        <message>
            <source>Choose the &amp;file…</source>
            <translation>Pilih &amp;berkas…</translation>
        </message>
        <message>
            <source>What stands on the cover; what is empty is left out.</source>
            <translation>Yang tertulis di sampul; yang kosong tidak dicantumkan.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::DensityView</name>
        <message>
            <source>Distribution</source>
            <translation>Distribusi</translation>
        </message>
        <message>
            <source>The axis is logarithmic.</source>
            <translation>Sumbunya logaritmik.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::DesignActions</name>
        <message>
            <source>This file cannot be changed here.</source>
            <translation>Berkas ini tidak dapat diubah di sini.</translation>
        </message>
        <message>
            <source>changing %1</source>
            <translation>mengubah %1</translation>
        </message>
        <message>
            <source>resetting %1</source>
            <translation>mengembalikan %1</translation>
        </message>
        <message>
            <source>moving in the diagram</source>
            <translation>memindahkan dalam diagram</translation>
        </message>
        <message>
            <source>arranging the diagram</source>
            <translation>menata diagram</translation>
        </message>
        <message>
            <source>adding</source>
            <translation>menambahkan</translation>
        </message>
        <message>
            <source>duplicating %1</source>
            <translation>menggandakan %1</translation>
        </message>
        <message>
            <source>removing %1</source>
            <translation>menghapus %1</translation>
        </message>
        <message>
            <source>connecting %1 to %2</source>
            <translation>menghubungkan %1 ke %2</translation>
        </message>
        <message>
            <source>adding a design</source>
            <translation>menambahkan desain</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::DiagramPage</name>
        <message>
            <source>+ Add</source>
            <translation>+ Tambah</translation>
        </message>
        <message>
            <source>Adds a resource or a workload</source>
            <translation>Menambahkan sumber daya atau beban kerja</translation>
        </message>
        <message>
            <source>Connect to</source>
            <translation>Hubungkan ke</translation>
        </message>
        <message>
            <source>Lets what is chosen call another resource</source>
            <translation>Membuat yang dipilih memanggil sumber daya lain</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Gandakan</translation>
        </message>
        <message>
            <source>A copy of what is chosen (Ctrl+D)</source>
            <translation>Salinan dari yang dipilih (Ctrl+D)</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>Takes out what is chosen and the calls to it (Delete)</source>
            <translation>Menghapus yang dipilih beserta panggilan kepadanya (Delete)</translation>
        </message>
        <message>
            <source>Arrange</source>
            <translation>Tata</translation>
        </message>
        <message>
            <source>Forgets where boxes were put and arranges them anew</source>
            <translation>Melupakan letak kotak dan menatanya kembali</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Paskan</translation>
        </message>
        <message>
            <source>Shows all of the diagram (0)</source>
            <translation>Menampilkan seluruh diagram (0)</translation>
        </message>
        <message>
            <source>estimate from mean rates</source>
            <translation>perkiraan dari laju rata-rata</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::DiagramView</name>
        <message>
            <source>Diagram</source>
            <translation>Diagram</translation>
        </message>
        <message>
            <source>%1 calls %2: %3 %4</source>
            <translation>%1 memanggil %2: %3 %4</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::Drawer</name>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Masalah</translation>
        </message>
        <message>
            <source>Assumptions: what the file does not say</source>
            <translation>Asumsi: yang tidak disebutkan berkas</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::FieldForm</name>
        <message>
            <source>Show all settings</source>
            <translation>Tampilkan semua setelan</translation>
        </message>
        <message>
            <source>Show only what is given</source>
            <translation>Tampilkan hanya yang diberikan</translation>
        </message>
        <message>
            <source>Show %1 more settings</source>
            <translation>Tampilkan %1 setelan lagi</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::FieldRow</name>
        <message>
            <source>not given</source>
            <translation>tidak diberikan</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Kembalikan</translation>
        </message>
        <message>
            <source>Reset %1</source>
            <translation>Kembalikan %1</translation>
        </message>
        <message>
            <source>%1 (default)</source>
            <translation>%1 (bawaan)</translation>
        </message>
        <message>
            <source>Edit in the source</source>
            <translation>Sunting di sumber</translation>
        </message>
        <message>
            <source>Not given</source>
            <translation>Tidak diberikan</translation>
        </message>
        <message>
            <source>%1 in the source</source>
            <translation>%1 di sumber</translation>
        </message>
        <message>
            <source>changed here</source>
            <translation>diubah di sini</translation>
        </message>
        <message>
            <source>a guess</source>
            <translation>tebakan</translation>
        </message>
        <message>
            <source>This design says something else than the file's first one.</source>
            <translation>Desain ini berbeda dari desain pertama dalam berkas.</translation>
        </message>
        <message>
            <source>AWS publishes nothing: this default is a guess.</source>
            <translation>AWS tidak menerbitkannya: nilai bawaan ini adalah tebakan.</translation>
        </message>
        <message>
            <source>Back to what the file says for all designs</source>
            <translation>Kembali ke yang disebutkan berkas untuk semua desain</translation>
        </message>
        <message>
            <source>Back to the default: %1</source>
            <translation>Kembali ke bawaan: %1</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ImportDialog</name>
        <message>
            <source>Import</source>
            <translation>Impor</translation>
        </message>
        <message>
            <source>What became of the files</source>
            <translation>Hasil dari berkas-berkas</translation>
        </message>
        <message>
            <source>&amp;Save and open…</source>
            <translation>&amp;Simpan dan buka…</translation>
        </message>
        <message>
            <source>Durations, sizes and traffic stand in no template: they are assumed, with ranges, and listed as guesses in the window. Proposed calls follow from permissions and environment variables; look at them before the first run.</source>
            <translation>Durasi, ukuran, dan lalu lintas tidak ada dalam templat mana pun: semuanya diasumsikan dengan rentang dan tercantum sebagai tebakan di jendela. Panggilan yang diusulkan berasal dari izin dan variabel lingkungan; periksalah sebelum simulasi pertama.</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Wilayah</translation>
        </message>
        <message numerus="yes">
            <source>Reading %n file(s)…</source>
            <translation>
                <numerusform>Membaca %n berkas…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This cannot be imported: %n error(s)</source>
            <translation>
                <numerusform>Tidak dapat diimpor: %n kesalahan</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::LatencyCard</name>
        <message>
            <source>Latency of</source>
            <translation>Latensi dari</translation>
        </message>
        <message>
            <source>Latency by percentile</source>
            <translation>Latensi menurut persentil</translation>
        </message>
        <message>
            <source>nothing was measured</source>
            <translation>tidak ada yang terukur</translation>
        </message>
        <message>
            <source>Latency by percentile of %1</source>
            <translation>Latensi menurut persentil dari %1</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::MainWindow</name>
        <message>
            <source>changes that had not been saved are back; Undo takes them away</source>
            <translation>perubahan yang belum disimpan telah dipulihkan; Urungkan akan membatalkannya</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>dijeda</translation>
        </message>
        <message>
            <source>going back to an earlier run</source>
            <translation>kembali ke simulasi sebelumnya</translation>
        </message>
        <message>
            <source>Stopped before anything was finished</source>
            <translation>Dihentikan sebelum ada yang selesai</translation>
        </message>
        <message>
            <source>The run failed</source>
            <translation>Simulasi gagal</translation>
        </message>
        <message>
            <source>stopped; results of the run before</source>
            <translation>dihentikan; hasil dari simulasi sebelumnya</translation>
        </message>
        <message>
            <source>the file has changed since the run</source>
            <translation>berkas telah berubah sejak simulasi</translation>
        </message>
        <message>
            <source>Import templates</source>
            <translation>Impor templat</translation>
        </message>
        <message>
            <source>Templates, plans, answers (*.json *.yaml *.yml *.template);;All files (*)</source>
            <translation>Templat, rencana, jawaban (*.json *.yaml *.yml *.template);;Semua berkas (*)</translation>
        </message>
        <message>
            <source>Save the scenario</source>
            <translation>Simpan skenario</translation>
        </message>
        <message>
            <source>Scenarios (*.json)</source>
            <translation>Skenario (*.json)</translation>
        </message>
        <message>
            <source>Headroom</source>
            <translation>Headroom</translation>
        </message>
        <message>
            <source>The scenario was not written: %1.</source>
            <translation>Skenario tidak tertulis: %1.</translation>
        </message>
        <message>
            <source>Export the report</source>
            <translation>Ekspor laporan</translation>
        </message>
        <message>
            <source>The report was not written: %1.</source>
            <translation>Laporan tidak tertulis: %1.</translation>
        </message>
        <message>
            <source>report written: %1</source>
            <translation>laporan tertulis: %1</translation>
        </message>
        <message>
            <source>Scenarios (*.json *.yaml *.yml);;All files (*)</source>
            <translation>Skenario (*.json *.yaml *.yml);;Semua berkas (*)</translation>
        </message>
        <message>
            <source>Open a scenario</source>
            <translation>Buka skenario</translation>
        </message>
        <message>
            <source>The example could not be copied to %1.</source>
            <translation>Contoh tidak dapat disalin ke %1.</translation>
        </message>
        <message>
            <source>%1 was not saved: %2. The file on disk is as it was, and your changes are still here.</source>
            <translation>%1 tidak tersimpan: %2. Berkas di cakram tetap seperti semula, dan perubahan Anda masih ada di sini.</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>tersimpan</translation>
        </message>
        <message>
            <source>%1 has changes that are not saved.</source>
            <translation>%1 memiliki perubahan yang belum disimpan.</translation>
        </message>
        <message>
            <source>%1[*] – Headroom</source>
            <translation>%1[*] – Headroom</translation>
        </message>
        <message>
            <source>Reading %1</source>
            <translation>Membaca %1</translation>
        </message>
        <message>
            <source>Large traces take a moment.</source>
            <translation>Rekaman besar memerlukan waktu sejenak.</translation>
        </message>
        <message>
            <source>changed on disk by somebody else; your changes are kept here</source>
            <translation>diubah pihak lain di cakram; perubahan Anda dipertahankan di sini</translation>
        </message>
        <message>
            <source>New design</source>
            <translation>Desain baru</translation>
        </message>
        <message>
            <source>Name of the design:</source>
            <translation>Nama desain:</translation>
        </message>
        <message>
            <source>new design</source>
            <translation>desain baru</translation>
        </message>
        <message>
            <source>the language changes when Headroom is started again</source>
            <translation>bahasa berubah saat Headroom dijalankan lagi</translation>
        </message>
        <message>
            <source>About Headroom</source>
            <translation>Tentang Headroom</translation>
        </message>
        <message>
            <source>Go to line</source>
            <translation>Ke baris</translation>
        </message>
        <message>
            <source>Line:</source>
            <translation>Baris:</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::Minimap</name>
        <message>
            <source>Overview of the diagram</source>
            <translation>Ikhtisar diagram</translation>
        </message>
        <message>
            <source>Click or drag to go there</source>
            <translation>Klik atau seret untuk menuju ke sana</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::OpenScenario</name>
        <message>
            <source>reading the file again</source>
            <translation>membaca berkas kembali</translation>
        </message>
        <message>
            <source>recovering what was not saved</source>
            <translation>memulihkan yang belum disimpan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::OutlineView</name>
        <message>
            <source>Scenario</source>
            <translation>Skenario</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ProblemPage</name>
        <message>
            <source>A scenario runs once nothing in it is wrong. Double-click a line, or press Enter on it, to see its place in the source.</source>
            <translation>Skenario dapat dijalankan bila tidak ada yang salah. Klik ganda sebuah baris, atau tekan Enter, untuk melihat letaknya di sumber.</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Masalah</translation>
        </message>
        <message>
            <source>This file cannot be run: %1</source>
            <translation>Berkas ini tidak dapat dijalankan: %1</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ProblemTable</name>
        <message>
            <source>Problems</source>
            <translation>Masalah</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::PropertiesPanel</name>
        <message>
            <source>Properties</source>
            <translation>Properti</translation>
        </message>
        <message>
            <source>Select something in the tree to see its properties.</source>
            <translation>Pilih sesuatu di pohon untuk melihat propertinya.</translation>
        </message>
        <message>
            <source>Changes are this design's alone.</source>
            <translation>Perubahan hanya berlaku untuk desain ini.</translation>
        </message>
        <message>
            <source>This run</source>
            <translation>Simulasi ini</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ResultsPage</name>
        <message>
            <source>Results</source>
            <translation>Hasil</translation>
        </message>
        <message>
            <source>This run was stopped: the figures are of what was finished until then.</source>
            <translation>Simulasi ini dihentikan: angka berasal dari yang selesai sampai saat itu.</translation>
        </message>
        <message>
            <source>Nothing was measured.</source>
            <translation>Tidak ada yang terukur.</translation>
        </message>
        <message>
            <source>Causes are not recorded for %1.</source>
            <translation>Penyebab tidak dicatat untuk %1.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ScenarioText</name>
        <message>
            <source>typing</source>
            <translation>mengetik</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::SeriesCard</name>
        <message>
            <source>Ctrl+wheel zooms all charts, dragging moves them, a double click shows everything</source>
            <translation>Ctrl+roda memperbesar semua grafik, menyeret menggesernya, klik ganda menampilkan semuanya</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ShareBar</name>
        <message>
            <source>Share of each service</source>
            <translation>Bagian tiap layanan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::SourcePage</name>
        <message>
            <source>Only the first %1 are shown.</source>
            <translation>Hanya %1 yang pertama ditampilkan.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::SourceView</name>
        <message>
            <source>Source</source>
            <translation>Sumber</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::StartPanel</name>
        <message>
            <source>What will this design cost, how fast will it be, where will it break?</source>
            <translation>Berapa biaya desain ini, seberapa cepat, dan di mana ia akan gagal?</translation>
        </message>
        <message>
            <source>Open a scenario: a file that describes the resources, their traffic and what must hold. Drop one here, or begin with an example.</source>
            <translation>Buka sebuah skenario: berkas yang menjelaskan sumber daya, lalu lintasnya, dan apa yang harus dipenuhi. Letakkan di sini, atau mulai dengan contoh.</translation>
        </message>
        <message>
            <source>&amp;Open a scenario…</source>
            <translation>&amp;Buka skenario…</translation>
        </message>
        <message>
            <source>&amp;Import templates…</source>
            <translation>&amp;Impor templat…</translation>
        </message>
        <message>
            <source>CloudFormation, SAM, CDK output, Terraform plans, answers of AWS's command line</source>
            <translation>CloudFormation, SAM, keluaran CDK, rencana Terraform, jawaban baris perintah AWS</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Contoh</translation>
        </message>
        <message>
            <source>Opened last</source>
            <translation>Terakhir dibuka</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::StatePanel</name>
        <message>
            <source>Progress</source>
            <translation>Kemajuan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::StatusStrip</name>
        <message>
            <source>Shows or hides the list of problems</source>
            <translation>Menampilkan atau menyembunyikan daftar masalah</translation>
        </message>
        <message>
            <source>Shows or hides what the file does not say and was taken by default</source>
            <translation>Menampilkan atau menyembunyikan yang tidak disebutkan berkas dan diambil dari nilai bawaan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::TimeBar</name>
        <message>
            <source>Moment of the run</source>
            <translation>Saat dalam simulasi</translation>
        </message>
        <message>
            <source>Click or drag to see the diagram at a moment; a double click shows all of the run</source>
            <translation>Klik atau seret untuk melihat diagram pada suatu saat; klik ganda menampilkan seluruh simulasi</translation>
        </message>
        <message>
            <source>all of the run</source>
            <translation>seluruh simulasi</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::TopBar</name>
        <message>
            <source>▶ Run</source>
            <translation>▶ Jalankan</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Jalankan</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>Design</source>
            <translation>Desain</translation>
        </message>
        <message>
            <source>The design whose results are shown</source>
            <translation>Desain yang hasilnya ditampilkan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::TrafficPage</name>
        <message>
            <source>Traffic</source>
            <translation>Lalu lintas</translation>
        </message>
        <message>
            <source>Nothing to show yet: the scenario has problems.</source>
            <translation>Belum ada yang ditampilkan: skenario bermasalah.</translation>
        </message>
        <message>
            <source>The workloads of this design run by a schedule; they have no rate.</source>
            <translation>Beban kerja desain ini berjalan menurut jadwal; tidak memiliki laju.</translation>
        </message>
        <message>
            <source>Expected rates over the run. What really arrives varies about them, and bursty traffic is shown by its mean.</source>
            <translation>Laju yang diharapkan selama simulasi. Yang benar-benar tiba bervariasi di sekitarnya, dan lalu lintas yang meledak-ledak ditampilkan dengan rata-ratanya.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::Workspace</name>
        <message>
            <source>Diagram</source>
            <translation>Diagram</translation>
        </message>
        <message>
            <source>Traffic</source>
            <translation>Lalu lintas</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Hasil</translation>
        </message>
        <message>
            <source>Bill</source>
            <translation>Tagihan</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Bandingkan</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Sumber</translation>
        </message>
        <message>
            <source>Run simulates every design of this scenario (F5).</source>
            <translation>Jalankan menyimulasikan setiap desain skenario ini (F5).</translation>
        </message>
        <message>
            <source>It will serve about %1 requests.</source>
            <translation>Kira-kira %1 permintaan akan dilayani.</translation>
        </message>
        <message>
            <source>Not run yet</source>
            <translation>Belum dijalankan</translation>
        </message>
        <message>
            <source>▶ Run</source>
            <translation>▶ Jalankan</translation>
        </message>
        <message>
            <source>No bill yet</source>
            <translation>Belum ada tagihan</translation>
        </message>
        <message>
            <source>Nothing to compare yet</source>
            <translation>Belum ada yang dibandingkan</translation>
        </message>
        <message>
            <source>It is made from what a run finds. Press F5 to run.</source>
            <translation>Dibuat dari hasil simulasi. Tekan F5 untuk menjalankan.</translation>
        </message>
        <message>
            <source>The scenario has problems. They are listed under Results.</source>
            <translation>Skenario bermasalah. Masalahnya tercantum di Hasil.</translation>
        </message>
        <message>
            <source>working out how long it takes</source>
            <translation>memperkirakan lamanya</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>sisa %1</translation>
        </message>
        <message>
            <source>%1 so far</source>
            <translation>%1 sejauh ini</translation>
        </message>
        <message>
            <source>Running, %1</source>
            <translation>Berjalan, %1</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>▶ Run again</source>
            <translation>▶ Jalankan lagi</translation>
        </message>
        <message>
            <source>No bill</source>
            <translation>Tidak ada tagihan</translation>
        </message>
        <message>
            <source>Nothing to compare</source>
            <translation>Tidak ada yang dibandingkan</translation>
        </message>
        <message>
            <source>Nothing to draw yet</source>
            <translation>Belum ada yang digambar</translation>
        </message>
        <message>
            <source>The scenario has problems. They are listed under Results and marked in the Source.</source>
            <translation>Skenario bermasalah. Masalahnya tercantum di Hasil dan ditandai di Sumber.</translation>
        </message>
    </context>
</TS>
