/// Words of which the passwords are made that everybody tries first.
///
/// A list of our own. With digits and signs at the ends, letters written as digits, and any two of
/// them joined, it refuses some hundred thousand passwords.
enum CommonWords {
  static let all = Set(text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })

  private static let text = """
    a aa aaa abc abcd abcde abcdef access account admin administrator adobe alexander amanda america
    amor andrea andrew angel angela anthony apple april archie arsenal asdf asdfgh asdfghjkl ashley
    asshole august austin autumn awesome azerty baby babygirl bailey banana bank banker banking barcelona
    baseball basketball batman beautiful benjamin berlin biteme black blessed blink blue borrower boston
    brandon brooklyn bubbles buddy buster butterfly calvin camaro canada carlos caroline cash changeit
    changeme change charles charlie cheese chelsea cherry chester chicago chicken chocolate chris
    christian claire coffee company computer cookie corvette cowboy cowboys credit creditcard crystal
    daddy dakota dallas daniel daniela danielle dave david december default demo department desk diamond
    doctor dolphin dolphins donald dragon dream eagle eagles edward elephant elizabeth emily eminem enter
    family february ferrari finance fish fishing flower flowers football forever france freedom friday
    friend friends fuck fucker fuckme fuckyou galaxy gandalf garfield gemini george germany ginger girl
    giulia god gold golden golf google green guest guitar hammer hannah happy harley harry heather heaven
    hello hellokitty hockey home hotdog house hunter iceman iloveyou iloveu in internet is it jack jackie
    jackson january jasmine jason jennifer jessica jesus joanna john johnny jonathan jordan joseph joshua
    july june justice justin karina katie kevin killer king kitty knight lakers lauren lender letme
    letmein liberty lifehack liverpool loan loans lol london love lovely lover loveme lovers lucky maggie
    magic manager manchester marcus maria marina mario mark marlboro marseille martin master matrix
    matthew maverick may me melissa mercedes merlin mexico michael michelle mickey midnight miller money
    monday monkey monster morgan mother mountain mouse music mustang my myname naruto nascar natalie
    natasha nathan nelson new newyork nicholas nicole nintendo nothing november october office officer
    oliver oracle orange pa paris pass passe passw passwd password passwort patrick peaches peanut pepper
    phoenix pokemon porsche prince princess private purple pussy qazwsx qazwsxedc queen qwer qwert qwerty
    qwertyuiop qwertz rabbit rachel raiders rainbow ranger rangers raptor red redsox reset richard
    robert rocket rockyou ronaldo root rosebud runner samantha sammy samsung sandra saturday scooby
    scooter scorpion sebastian secret secure security september service sexy shadow shalom shannon sierra
    silver simple simpson slipknot smokey snoopy soccer sophie spain sparky spider spiderman spring
    staff star starwars steelers stella steven summer sunday sunflower sunshine super superman superstar
    system taylor team teddy temp temporary tennis teresa test tester testing theman thomas thunder
    thursday tiger tigers tigger time tinkerbell trader travis trust trustno tuesday turtle tweety user
    vanessa venus victor victoria viking virginia wachtwoord warrior wednesday welcome whatever white
    william winner winter wizard wolf work world xavier yamaha yankees yellow you zaq zaqxsw zxcvbn
    zxcvbnm
    """
}
