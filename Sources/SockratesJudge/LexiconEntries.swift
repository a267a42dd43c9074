/// The words of the lexicon.
///
/// Each list says what it is for; none of them names an answer.
enum LexiconEntries {
    /// Words that carry grammar, and words that stand around an answer.
    static let traits: [(Word.Traits, String)] = [
        (
            .stop,
            """
            the a an of in on at to for from by with as and or is was were are be been being am it its this that these those there \
            he she his her hers him they them their we our i my you your who whom whose which what when where why how do does did \
            done has have had having will would can could may might must shall should not no nor so than then also only just very \
            into onto upon about over under between among through during after before while if but because such other another \
            all any both each some many much more most less least same own too here out up down off again once per via \
            called known named said let me lot
            """
        ),
        (.verb, "is was were are be been am has have had do does did would could should became"),
        (
            .verb,
            "comes came won written directed played composed took takes refers means located called known includes began made"
        ),
        // Past tenses that no ending shows, and third persons that are seldom nouns.
        (
            .verb,
            """
            went got gave led held lost ran sang said told wrote died sank fell grew met kept brought built bought sold taught thought found felt \
            sent spent stood understood drove flew broke spoke chose drew knew threw ate drank \
            becomes stands gets goes gives makes uses leads lives belongs begins consists contains appears occurs happens remains \
            represents describes serves relates
            """
        ),
        (.negation, "not no never isnt wasnt arent werent neither nor without didnt doesnt dont cannot cant"),
        (.stop, "isnt wasnt arent werent didnt doesnt dont cannot cant didn doesn isn wasn t s"),
        (.alternative, "or either"),
        (.hedge, "maybe perhaps possibly probably"),
        (.stop, "maybe perhaps possibly probably"),
        // Articles and prepositions of other languages, as long as they are written small.
        (.foreignStop, "de la le les el los las der die das und et von van di da du del des"),
        (.link, "of by for with in at on from de da di del von van named called"),
        (.money, "dollar dollars pound pounds euro euros £ €"),
        (.surrender, "sorry couldnt unsure dunno idk"),
        (.conjunction, "and or nor"),
        (
            .title,
            """
            mr mrs ms miss dr sir dame lord lady saint prince princess king queen duke duchess count countess earl baron emperor empress tsar \
            colonel captain general major lieutenant sergeant admiral president senator governor justice judge reverend pope \
            professor archduke chief minister director head leader chairman chairwoman chairperson
            """
        ),
        (.suffix, "jr sr junior senior"),
        (
            .unit,
            "percent km mile meter kilometer foot inch kilogram pound gram dollar euro year day hour minute second week month"
        ),
        (
            .approximate,
            """
            about around approximately circa roughly nearly almost over exactly precisely early late mid middle typically usually \
            generally mostly mainly originally up least
            """
        ),
        // Tells apart what shares a name, and is no name alone: South Korea, New York, Los Angeles.
        (
            .generic,
            """
            north south east west northern southern eastern western central new old great greater little upper lower united san santa \
            los las el port fort big inner outer
            """
        ),
        (
            .generic,
            """
            river mountain mount lake city town state county island country republic kingdom ocean sea bay street road park school university \
            college company corporation band group team club film movie song book novel album series show game award church \
            district region area province village house building war battle family company type part people man woman men women \
            member members character
            """
        ),
        // The commonest first names of the United States (Social Security Administration), and some of composers and rulers.
        (
            .givenName,
            """
            james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven andrew \
            paul joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan gary nicholas eric jonathan stephen larry \
            frank scott benjamin samuel gregory raymond alexander patrick jack dennis jerry peter henry carl arthur albert walter \
            frederick johann wolfgang ludwig franz pyotr ivan vladimir \
            mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley emily donna \
            michelle carol amanda melissa deborah stephanie rebecca laura helen anna samantha katherine christine emma ruth jane alice \
            charlotte catherine
            """
        ),
        (.month, "january february march april may june july august september october november december"),
    ]

    static let numbers: [(Double, String)] = [
        (0, "zero nought naught nil"), (1, "one once"), (2, "two twice"), (3, "three"), (4, "four"), (5, "five"),
        (6, "six"),
        (7, "seven"), (8, "eight"), (9, "nine"), (10, "ten"), (11, "eleven"), (12, "twelve"), (13, "thirteen"),
        (14, "fourteen"), (15, "fifteen"), (16, "sixteen"), (17, "seventeen"), (18, "eighteen"), (19, "nineteen"),
        (20, "twenty"), (30, "thirty"), (40, "forty fourty"), (50, "fifty"), (60, "sixty"), (70, "seventy"),
        (80, "eighty"),
        (90, "ninety"),
    ]

    static let ordinals: [(Double, String)] = [
        (1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (5, "fifth"), (6, "sixth"), (7, "seventh"),
        (8, "eighth"),
        (9, "ninth"), (10, "tenth"), (11, "eleventh"), (12, "twelfth"), (13, "thirteenth"), (14, "fourteenth"),
        (15, "fifteenth"), (16, "sixteenth"), (17, "seventeenth"), (18, "eighteenth"), (19, "nineteenth"),
        (20, "twentieth"),
        (30, "thirtieth"), (40, "fortieth"), (50, "fiftieth"), (60, "sixtieth"), (70, "seventieth"), (80, "eightieth"),
        (90, "ninetieth"),
    ]

    static let scales: [(Double, String)] = [
        (100, "hundred hundreds"), (1e3, "thousand thousands"), (1e6, "million millions"), (1e9, "billion billions"),
        (1e12, "trillion trillions"), (1e15, "quadrillion quadrillions"),
    ]

    /// A line a meaning: abbreviations, spellings, irregular plurals, short forms of first names, peoples and their countries.
    static let same = """
        january jan
        february feb
        march mar
        april apr
        june jun
        july jul
        august aug
        september sep sept
        october oct
        november nov
        december dec
        saint st ste
        mount mt
        mountain mtn mountains mts
        doctor dr
        mister mr
        foot feet ft
        inch inches
        kilometer km kms kilometre kilometres kilometers
        meter metre metres meters
        kilogram kg kgs kilo kilos kilograms
        gram grams
        pound lb lbs pounds £
        euro euros €
        dollar dollars
        mile mi miles
        hour hr hrs hours
        minute min mins minutes
        second sec secs seconds
        year yr yrs years
        percent pct percentage
        grandmother grandma granny
        grandfather grandpa grandad
        mother mom mum mommy mummy
        father dad daddy
        britain british uk
        bc bce
        ad ce
        true yes yeah yep
        false no nope
        movie film
        television tv
        street st.
        boulevard blvd
        avenue ave
        fort ft.
        junior jr
        senior sr
        and n
        limited ltd
        company co
        corporation corp
        incorporated inc
        brothers bros
        department dept
        government govt
        color colour colours colors
        gray grey
        center centre centres centers
        theater theatre theatres theaters
        defense defence
        license licence
        program programme programmes
        plow plough
        aluminum aluminium
        airplane aeroplane
        tire tyre
        catalog catalogue
        dialog dialogue
        pajamas pyjamas
        man men
        woman women
        child children
        tooth teeth
        goose geese
        mouse mice
        person people
        wolf wolves
        leaf leaves
        life lives
        wife wives
        knife knives
        half halves
        nucleus nuclei
        fungus fungi
        bacterium bacteria
        phenomenon phenomena
        criterion criteria
        axis axes
        ox oxen
        england english
        scotland scottish
        ireland irish
        france french
        spain spanish
        germany german
        italy italian
        portugal portuguese
        greece greek
        netherlands dutch holland
        america american us usa americans
        sweden swedish
        norway norwegian
        denmark danish
        finland finnish
        poland polish
        russia russian
        china chinese
        japan japanese
        india indian
        mexico mexican
        canada canadian
        australia australian
        argentina argentine argentinian
        brazil brazilian
        egypt egyptian
        turkey turkish
        william bill billy
        robert bob bobby rob robbie
        richard rick dick
        james jim jimmy
        thomas tom tommy
        michael mike mick
        david dave
        edward ed eddie ted teddy
        charles charlie chuck
        joseph joe
        john johnny jack
        elizabeth liz beth betty
        margaret maggie peggy
        katherine kate katie cathy kathy catherine kathleen kathryn
        daniel dan danny
        matthew matt mathew
        anthony tony
        stephen steve steven
        nicholas nick
        alexander alex
        benjamin ben
        samuel sam
        frederick fred
        gregory greg
        kenneth ken
        lawrence larry
        ronald ron
        donald don
        timothy tim
        christopher chris
        jeffrey jeff
        geoffrey geoff
        andrew andy drew
        philip phil phillip
        peter pete
        raymond ray
        patrick pat
        susan sue
        jennifer jenny
        jessica jess
        theodore theo
                vincent vince
        douglas doug
        leonard len leo
        walter walt
        """
}
